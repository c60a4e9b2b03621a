package hubbub.mood.facts;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.mood.store.SqlHearing;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Hears messages and makes moods of them; hears what takes texts and runs away.
public final class OnFacts implements Hearer {
  private static final long FOR_GOOD = Long.MAX_VALUE;

  private final Database database;
  private final SqlHearing hearing;
  private final Listen listen;
  private final Clock clock;

  public OnFacts(Database database, SqlHearing hearing, Listen listen, Clock clock) {
    this.database = database;
    this.hearing = hearing;
    this.listen = listen;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mood";
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
        PersonForgotten.class,
        PersonOptedOut.class,
        AccountDeleted.class,
        RunDeleted.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) throws SQLException {
    var connection = transaction.connection();
    listen.begin();
    hearing.begin(connection, clock.instant());
    for (var fact : facts) {
      switch (fact) {
        case MessagesSeen seen -> listen.to(seen.channel(), seen.coveredBy(), seen.messages());
        default -> {
          listen.write(connection);
          forget(fact, connection);
        }
      }
    }
    listen.write(connection);
  }

  private void forget(KeptFact fact, Connection connection) throws SQLException {
    switch (fact) {
      case MessagesDeleted deleted -> forget(deleted, connection);
      case PersonForgotten person ->
          hearing.forgetPerson(
              connection, person.platform(), person.authorId(), person.at().toEpochMilli());
      case PersonOptedOut person -> {
        if (person.out()) {
          hearing.forgetPerson(connection, person.platform(), person.authorId(), FOR_GOOD);
        } else {
          hearing.keepAgain(connection, person.platform(), person.authorId());
        }
      }
      case AccountDeleted gone -> forget(gone.forgotten(clock.instant()), connection);
      case RunDeleted run -> hearing.forgetRun(connection, run.runId(), clock.instant());
      default -> throw new IllegalStateException("not asked for: " + fact.getClass());
    }
  }

  private void forget(MessagesDeleted deleted, Connection connection) throws SQLException {
    if (deleted.messageId() != null) {
      hearing.forgetMessage(connection, deleted.channel(), deleted.messageId());
    } else if (deleted.authorId() != null) {
      hearing.forgetAuthor(connection, deleted.channel(), deleted.authorId(), deleted.at());
    } else {
      hearing.forgetAll(connection, deleted.channel(), deleted.at());
    }
  }
}
