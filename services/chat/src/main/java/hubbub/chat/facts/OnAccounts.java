package hubbub.chat.facts;

import hubbub.chat.store.SqlAccounts;
import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.AccountHeard;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// People, channels and roles as accounts tells of them, and whom the archive forgets. That an
/// account is kept here, and that one's lines are gone, is told in the transaction that keeps it.
public final class OnAccounts implements Hearer {
  private static final String NAME = "chat";
  private static final String PLATFORM = "hubbub";

  private final Database database;
  private final Clock clock;
  private final Runnable heard;

  /// @param heard runs before what was heard is committed: whoever reads it after a write of their
  ///   own reads it as it is then
  public OnAccounts(Database database, Clock clock, Runnable heard) {
    this.database = database;
    this.clock = clock;
    this.heard = heard;
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
        AccountCreated.class,
        AccountChanged.class,
        AccountDeleted.class,
        ChannelChanged.class,
        ChannelClosed.class,
        RolesChanged.class,
        PersonForgotten.class,
        PersonOptedOut.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) throws SQLException {
    var persons = new HashSet<String>();
    var gone = new HashSet<String>();
    var channels = false;
    for (var fact : facts) {
      hear(fact, transaction, clock.instant(), persons, gone);
      channels |= fact instanceof ChannelChanged || fact instanceof ChannelClosed;
    }
    SqlAccounts.note(transaction.connection(), clock.instant(), persons, gone, channels);
    heard.run();
  }

  private static void hear(
      KeptFact fact, Transaction transaction, Instant now, Set<String> persons, Set<String> gone)
      throws SQLException {
    var connection = transaction.connection();
    switch (fact) {
      case AccountCreated(var account, var owner, var change) -> {
        SqlAccounts.keep(connection, account, owner, change);
        transaction.tell(new AccountHeard(NAME, account.id()));
        persons.add(account.id());
      }
      case AccountChanged(var account, var owner, var change) -> {
        SqlAccounts.keep(connection, account, owner, change);
        persons.add(account.id());
      }
      case AccountDeleted(var id, var change) -> {
        for (var channel : SqlAccounts.spokenIn(connection, id)) {
          transaction.tell(
              new MessagesDeleted(
                  new Channel(PLATFORM, channel), null, id, now, "the account is deleted"));
        }
        SqlAccounts.forget(connection, id, change);
        persons.add(id);
        gone.add(id);
      }
      case ChannelChanged(var channel, var change) -> SqlAccounts.keep(connection, channel, change);
      case ChannelClosed(var id, _, var change) -> SqlAccounts.close(connection, id, change);
      case RolesChanged(var room, var person, var roles, var change) -> {
        SqlAccounts.keep(connection, room, person, roles, change);
        persons.add(person);
      }
      case PersonForgotten(var platform, var id, _) when platform.equals(PLATFORM) -> {
        SqlAccounts.unsay(connection, id);
        persons.add(id);
        gone.add(id);
      }
      case PersonOptedOut(var platform, var id, var out, _) when platform.equals(PLATFORM) ->
          SqlAccounts.optOut(connection, id, out);
      default -> {
        // Of another platform.
      }
    }
  }
}
