package hubbub.statistics.facts;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import hubbub.statistics.store.Counts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Counts what crowds say and how long we were with them. All of it is one hearer, because what is
/// heard of runs, people and messages touches the same rows.
///
/// Deleted messages are not heard: totals stay, and no text is kept here but single words that
/// belong to nobody. Gaps are what [RunMeasured] leaves between its stretches.
public final class OnCrowd implements Hearer {
  private final Database database;
  private final Counts counts;
  private final Clock clock;
  private final Counter messages;

  public OnCrowd(Database database, Counts counts, Clock clock, MeterRegistry meters) {
    this.database = database;
    this.counts = counts;
    this.clock = clock;
    messages =
        Counter.builder("hubbub.statistics.messages")
            .description("Messages counted since the start")
            .register(meters);
  }

  @Override
  public String name() {
    return "statistics";
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(
        MessagesSeen.class,
        RunStarted.class,
        RunMeasured.class,
        RunEnded.class,
        RunDeleted.class,
        PersonOptedOut.class,
        PersonForgotten.class,
        AccountDeleted.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) throws SQLException {
    var counted =
        counts.hear(
            transaction.connection(),
            adding -> {
              for (var fact : facts) {
                add(fact, adding);
              }
            });
    messages.increment((double) counted);
  }

  private void add(KeptFact fact, Counts.Adding adding) throws SQLException {
    switch (fact) {
      case MessagesSeen seen -> adding.seen(seen);
      case RunStarted started -> adding.started(started);
      case RunMeasured measured -> adding.measured(measured);
      case RunEnded ended -> adding.ended(ended);
      case RunDeleted deleted -> adding.deleted(deleted);
      case PersonOptedOut optedOut -> adding.optedOut(optedOut);
      case PersonForgotten forgotten -> adding.forgotten(forgotten);
      case AccountDeleted gone -> adding.forgotten(gone.forgotten(clock.instant()));
      default -> throw new IllegalArgumentException("not asked for: " + fact.getClass());
    }
  }
}
