package hubbub.archive.facts;

import hubbub.archive.domain.Person;
import hubbub.archive.store.LogEraser;
import hubbub.archive.store.LogWriter;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Keeps what was said, and lets go of what is to go, in the order in which it was told.
public final class OnMessages implements Hearer {
  private final Database database;
  private final Heard heard;
  private final Clock clock;
  private final LogWriter writer = new LogWriter();

  public OnMessages(Database database, Heard heard, Clock clock) {
    this.database = database;
    this.heard = heard;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(
        MessagesSeen.class,
        MessagesDeleted.class,
        RunDeleted.class,
        PersonForgotten.class,
        PersonOptedOut.class,
        AccountDeleted.class);
  }

  /// Messages are gathered up to the next fact of another kind.
  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) throws SQLException {
    var connection = transaction.connection();
    var seen = new ArrayList<MessagesSeen>();
    for (var fact : facts) {
      if (fact instanceof MessagesSeen messages) {
        seen.add(messages);
      } else {
        keep(connection, seen);
        apply(connection, fact);
      }
    }
    keep(connection, seen);
  }

  private void keep(Connection connection, List<MessagesSeen> seen) throws SQLException {
    if (!seen.isEmpty()) {
      var became = writer.keep(connection, seen);
      heard.messages(became.kept(), became.excluded());
      seen.clear();
    }
  }

  private void apply(Connection connection, KeptFact fact) throws SQLException {
    switch (fact) {
      case MessagesDeleted deleted -> delete(connection, deleted);
      case RunDeleted(var run, var at) -> LogEraser.run(connection, run, at);
      case PersonForgotten(var platform, var id, var at) ->
          LogEraser.person(connection, new Person(platform, id), at);
      case PersonOptedOut(var platform, var id, var out, var at) ->
          LogEraser.optOut(connection, new Person(platform, id), out, at);
      case AccountDeleted gone -> apply(connection, gone.forgotten(clock.instant()));
      // Facts of other kinds are not asked for; a newer version may bring some.
      default -> {}
    }
  }

  private void delete(Connection connection, MessagesDeleted deleted) throws SQLException {
    if (deleted.messageId() == null) {
      LogEraser.channel(connection, deleted.channel(), deleted.authorId(), deleted.at());
      heard.deletion(true);
    } else {
      heard.deletion(
          LogEraser.message(connection, deleted.channel(), deleted.messageId(), deleted.at()));
    }
  }
}
