package hubbub.statistics.store;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.platform.storage.Database;
import hubbub.statistics.domain.DrawSeries;
import hubbub.statistics.domain.Range;
import hubbub.statistics.domain.Reading;
import hubbub.statistics.domain.Scope;
import hubbub.statistics.domain.Series;
import hubbub.statistics.domain.Summarise;
import hubbub.statistics.domain.Summary;
import hubbub.statistics.domain.Totals;
import hubbub.statistics.facts.OnCrowd;
import hubbub.testkit.PinnedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A ledger under test: told facts straight, asked straight.
final class KeptCrowd {
  private final Database database;
  private final PinnedClock clock;
  private final OnCrowd onCrowd;
  private final SqlLedger ledger;
  private final Tidy tidy;

  /// @param freshMax messages after which a cover is folded
  KeptCrowd(Database database, PinnedClock clock, int freshMax) {
    this.database = database;
    this.clock = clock;
    onCrowd = new OnCrowd(database, new Counts(100, freshMax), clock, new SimpleMeterRegistry());
    ledger = new SqlLedger(database, clock);
    tidy = new Tidy(database, clock, Duration.ofDays(14), Duration.ofDays(30));
  }

  void hear(KeptFact... facts) {
    hear(List.of(facts));
  }

  void hear(List<KeptFact> facts) {
    database.write(tx -> {
      onCrowd.hear(facts, tx);
      return null;
    });
  }

  /// Hears facts in a transaction that is undone at its very end.
  void hearAndFail(KeptFact... facts) {
    try {
      database.write(tx -> {
        onCrowd.hear(List.of(facts), tx);
        throw new Undone();
      });
    } catch (Undone _) {
      return;
    }
    throw new AssertionError("it was not undone");
  }

  private static final class Undone extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;
  }

  PinnedClock clock() {
    return clock;
  }

  Tidy tidy() {
    return tidy;
  }

  SqlLedger ledger() {
    return ledger;
  }

  Totals totals() {
    return ledger.look(Reading::totals);
  }

  Summary summary(Channel channel) {
    return summary(channel, Optional.empty());
  }

  Summary summary(Channel channel, Optional<Range> range) {
    return ledger.look(
        reading -> Summarise.summarise(reading, reading.channel(channel).orElseThrow(), range, 50));
  }

  Summary summary(String run) {
    return ledger.look(reading ->
        Summarise.summarise(reading, reading.run(run).orElseThrow(), Optional.empty(), 50));
  }

  Optional<Scope> channel(Channel channel) {
    return ledger.look(reading -> reading.channel(channel));
  }

  Optional<Scope> run(String run) {
    return ledger.look(reading -> reading.run(run));
  }

  Series series(Channel channel, long origin, int step, int points) {
    return ledger.look(reading ->
        DrawSeries.draw(
            reading, reading.channel(channel).orElseThrow(), origin, step, points, clock.millis()));
  }

  /// The first column of a query, as text.
  List<String> all(String sql) {
    return database.read(tx -> tx.handle().createQuery(sql).mapTo(String.class).list());
  }
}
