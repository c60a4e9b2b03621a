package hubbub.favourites.facts;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.NoticesSeen;
import hubbub.contracts.radio.ShowEnded;
import hubbub.contracts.radio.ShowStarted;
import hubbub.favourites.domain.OwnEvents;
import hubbub.favourites.store.SqlEvents;
import hubbub.favourites.store.SqlFavourites;
import hubbub.favourites.store.SqlOptOuts;
import hubbub.favourites.store.SqlPeople;
import hubbub.favourites.store.SqlStreamers;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Channels of our own can be followed, and what happens there is an event, like what the chat of a
/// favourite elsewhere shows; who has no account any more follows nobody.
public final class OnOwnFacts implements Hearer {
  private static final String NAME = "favourites";

  private final Database database;
  private final Clock clock;
  private final Runnable peopleChange;

  /// @param peopleChange is told that who follows, or is signed in here or with Twitch, is about to
  ///   change
  public OnOwnFacts(Database database, Clock clock, Runnable peopleChange) {
    this.database = database;
    this.clock = clock;
    this.peopleChange = peopleChange;
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
        NoticesSeen.class,
        PersonForgotten.class,
        PersonOptedOut.class,
        AccountDeleted.class,
        ChannelChanged.class,
        ChannelClosed.class,
        ShowStarted.class,
        ShowEnded.class,
        SignedIn.class,
        SignedOut.class,
        TwitchConnected.class,
        TwitchDisconnected.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) throws SQLException {
    for (var fact : facts) {
      hear(fact, transaction);
    }
  }

  private void hear(KeptFact fact, Transaction tx) throws SQLException {
    var handle = tx.handle();
    var now = clock.instant();
    switch (fact) {
      case AccountDeleted(var id, _) -> {
        SqlPeople.forget(handle, id);
        SqlFavourites.forget(handle, id);
        peopleChange.run();
      }
      case TwitchConnected connected -> {
        SqlPeople.connect(handle, connected);
        peopleChange.run();
      }
      case SignedOut(var id, var change) -> {
        SqlPeople.here(handle, id, true, change);
        peopleChange.run();
      }
      case SignedIn(var id, var change) -> {
        SqlPeople.here(handle, id, false, change);
        peopleChange.run();
      }
      case TwitchDisconnected disconnected -> {
        SqlPeople.disconnect(handle, disconnected);
        peopleChange.run();
      }
      case ChannelChanged(var channel, var change) -> {
        if (SqlStreamers.keep(handle, channel, change)) {
          SqlEvents.keep(tx, OwnEvents.titled(channel, change, now), now);
        }
      }
      case ChannelClosed(var id, _, var change) -> SqlStreamers.close(handle, id, change);
      case NoticesSeen seen -> OnNotices.hear(seen, tx, now);
      case PersonOptedOut wish -> SqlOptOuts.keep(handle, wish);
      case PersonForgotten(var platform, var author, var at) ->
          SqlEvents.forget(handle, platform, author, at);
      case ShowStarted show -> SqlEvents.keep(tx, OwnEvents.live(show), now);
      case ShowEnded show -> SqlEvents.keep(tx, OwnEvents.ended(show), now);
      default -> throw new IllegalArgumentException("not asked for: " + fact);
    }
  }
}
