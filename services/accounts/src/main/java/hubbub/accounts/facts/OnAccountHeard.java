package hubbub.accounts.facts;

import hubbub.accounts.store.SqlHeard;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountHeard;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.util.List;
import java.util.Set;

/// A service has kept an account: it is noted, and the account shows who has not.
public final class OnAccountHeard implements Hearer {
  private final Database database;

  public OnAccountHeard(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(AccountHeard.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) {
    for (var fact : facts) {
      if (fact instanceof AccountHeard heard) {
        SqlHeard.note(transaction, heard);
      }
    }
  }
}
