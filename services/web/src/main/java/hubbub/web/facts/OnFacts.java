package hubbub.web.facts;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.AccountHeard;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.SessionsEnded;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import hubbub.web.feed.LeftOut;
import hubbub.web.store.SqlChannels;
import hubbub.web.store.SqlOptOuts;
import hubbub.web.store.SqlOwnersAccount;
import java.util.List;
import java.util.Set;

/// Somebody opted out, or changed their mind: the feed leaves them out from here on. An account was
/// made: that is answered, and the owner acts in the name of theirs. A channel of our own has a
/// page.
public final class OnFacts implements Hearer {
  private static final String NAME = "web";

  private final Database database;
  private final LeftOut leftOut;

  public OnFacts(Database database, LeftOut leftOut) {
    this.database = database;
    this.leftOut = leftOut;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(
        PersonOptedOut.class,
        AccountCreated.class,
        AccountChanged.class,
        AccountDeleted.class,
        SessionsEnded.class,
        ChannelChanged.class,
        ChannelClosed.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) {
    for (var fact : facts) {
      hear(fact, transaction);
    }
  }

  private void hear(KeptFact fact, Transaction transaction) {
    var handle = transaction.handle();
    switch (fact) {
      case PersonOptedOut wish -> {
        if (SqlOptOuts.keep(handle, wish)) {
          leftOut.set(new LeftOut.Person(wish.platform(), wish.authorId()), wish.out());
        }
      }
      case AccountCreated(var account, var owner, var change) -> {
        SqlOwnersAccount.keep(handle, account, owner, change);
        transaction.tell(new AccountHeard(NAME, account.id()));
      }
      case AccountChanged(var account, var owner, var change) ->
          SqlOwnersAccount.keep(handle, account, owner, change);
      case AccountDeleted(var id, var change) -> SqlOwnersAccount.forget(handle, id, change);
      case SessionsEnded(var id, var at) -> SqlOwnersAccount.endSessions(handle, id, at);
      case ChannelChanged changed -> SqlChannels.keep(handle, changed);
      case ChannelClosed closed -> SqlChannels.close(handle, closed);
      default -> throw new IllegalArgumentException("not asked for: " + fact);
    }
  }
}
