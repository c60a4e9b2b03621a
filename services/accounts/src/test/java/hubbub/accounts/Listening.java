package hubbub.accounts;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.contracts.accounts.SessionsEnded;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Hears all that accounts tells.
final class Listening implements Hearer {
  final List<KeptFact> heard = new CopyOnWriteArrayList<>();
  private final Database database;

  Listening(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "listening";
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(
        AccountCreated.class,
        AccountChanged.class,
        AccountDeleted.class,
        ChannelChanged.class,
        ChannelClosed.class,
        RolesChanged.class,
        SessionsEnded.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) {
    heard.addAll(facts);
  }
}
