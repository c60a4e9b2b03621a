package hubbub.web.facts;

import hubbub.contracts.KeptFact;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import hubbub.web.feed.LeftOut;
import hubbub.web.store.SqlOptOuts;
import java.util.List;
import java.util.Set;

/// Somebody opted out, or changed their mind: the feed leaves them out from here on.
public final class OnOptOuts implements Hearer {
  private final Database database;
  private final LeftOut leftOut;

  public OnOptOuts(Database database, LeftOut leftOut) {
    this.database = database;
    this.leftOut = leftOut;
  }

  @Override
  public String name() {
    return "web";
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(PersonOptedOut.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) {
    for (var fact : facts) {
      if (fact instanceof PersonOptedOut wish && SqlOptOuts.keep(transaction.handle(), wish)) {
        leftOut.set(new LeftOut.Person(wish.platform(), wish.authorId()), wish.out());
      }
    }
  }
}
