package hubbub.people.facts;

import hubbub.contracts.KeptFact;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.people.store.SqlEmptying;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// A deleted place is known from here on, so that nobody is put there any more; whoever is there
/// leaves it in steps afterwards.
public final class OnPlaceDeleted implements Hearer {
  private final Database database;
  private final Runnable heard;

  /// @param heard runs before the deletion is committed: whoever writes then writes after it
  public OnPlaceDeleted(Database database, Runnable heard) {
    this.database = database;
    this.heard = heard;
  }

  @Override
  public String name() {
    return "people";
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(PlaceDeleted.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) throws SQLException {
    for (var fact : facts) {
      if (fact instanceof PlaceDeleted deleted) {
        SqlEmptying.note(transaction.connection(), deleted.id());
      }
    }
    heard.run();
  }
}
