package hubbub.statistics.store;

import hubbub.platform.storage.Database;
import hubbub.statistics.domain.Ledger;
import hubbub.statistics.domain.Reading;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The ledger in a database.
public final class SqlLedger implements Ledger {
  private final Database database;
  private final Clock clock;

  public SqlLedger(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public <T extends @Nullable Object> T look(Function<Reading, T> question) {
    var now = clock.millis();
    return database.read(tx -> question.apply(new SqlReading(tx.connection(), now)));
  }
}
