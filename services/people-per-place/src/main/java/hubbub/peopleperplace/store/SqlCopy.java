package hubbub.peopleperplace.store;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.peopleperplace.domain.Newest;
import hubbub.platform.storage.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/// Writes what was heard, in the transaction that moves the mark.
public final class SqlCopy {
  private final Clock clock;

  public SqlCopy(Clock clock) {
    this.clock = clock;
  }

  /// Works run one after another, so which generations there are stays so meanwhile.
  public void hear(Connection connection, Newest<Place> places, Newest<Person> people)
      throws SQLException {
    var generations = Generations.load(connection);
    try (var statements = new Statements(connection)) {
      CopyTable.PLACES.hear(statements, places.all(), generations);
      CopyTable.PEOPLE.hear(statements, people.all(), generations);
    }
    Generations.changed(connection, clock.millis());
  }
}
