package hubbub.archive;

import hubbub.archive.domain.Keeping;
import hubbub.archive.facts.Heard;
import hubbub.archive.facts.OnMessages;
import hubbub.archive.http.ArchiveRoutes;
import hubbub.archive.store.LogUpkeep;
import hubbub.archive.store.SqlMessageLog;
import hubbub.archive.upkeep.Pulse;
import hubbub.archive.upkeep.Upkeep;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.observe.Health.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The door of the archive: its parts, and how they are joined.
public final class ArchiveService implements Service {
  private final Bus bus;
  private final Supplier<Keeping> keeping;
  private final OnMessages hearer;
  private final LogUpkeep log;
  private final Upkeep upkeep;
  private @Nullable Subscription subscription;

  public ArchiveService(Platform platform) {
    var config = ArchiveConfig.from(platform.settings());
    var database = platform.storage().open("archive");
    var pulse = new Pulse(platform.ticker());
    bus = platform.bus();
    keeping = config.keeping();
    log = new LogUpkeep(database, keeping);
    upkeep = new Upkeep(log, platform.clock(), platform.ticker(), pulse);
    hearer =
        new OnMessages(
            database, new Counting(platform.observe().meters(), pulse), platform.clock());
    new ArchiveRoutes(new SqlMessageLog(database, platform.ticker()), platform.clock())
        .hang(platform.routes());
    gauge(platform, "hubbub.archive.rows", LogUpkeep.Figures::messages);
    gauge(platform, "hubbub.archive.bytes", LogUpkeep.Figures::bytes);
    gauge(platform, "hubbub.archive.search.lag", LogUpkeep.Figures::unsearched);
    platform.observe().health().add("archive", this::health);
  }

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public void start() {
    log.prepare();
    subscription = bus.hear(hearer);
    upkeep.start();
  }

  @Override
  public void stop() {
    if (subscription != null) {
      subscription.close();
    }
    upkeep.close();
  }

  private void gauge(Platform platform, String name, ToLongFunction<LogUpkeep.Figures> figure) {
    platform
        .observe()
        .meters()
        .gauge(
            name,
            upkeep,
            u -> {
              var figures = u.figures();
              return figures == null ? 0 : figure.applyAsLong(figures);
            });
  }

  private Report health() {
    var trouble = upkeep.trouble();
    var figures = upkeep.figures();
    var shown = new TreeMap<String, Object>();
    var kept = keeping.get();
    shown.put("retention_days", kept.time().map(Duration::toDays).orElse(0L));
    shown.put("retention_bytes", kept.bytes().orElse(0L));
    if (figures != null) {
      shown.put("messages", figures.messages());
      shown.put("bytes", figures.bytes());
      shown.put("search_lag", figures.unsearched());
      shown.put("deletions_left", figures.sweeps());
    }
    return trouble == null
        ? Report.fine(shown)
        : new Report(State.TROUBLE, List.of(trouble), shown);
  }

  /// Counts what is heard.
  private static final class Counting implements Heard {
    private final Counter kept;
    private final Counter excluded;
    private final Counter deletions;
    private final Counter unknown;
    private final Pulse pulse;

    Counting(MeterRegistry meters, Pulse pulse) {
      kept = meters.counter("hubbub.archive.messages");
      excluded = meters.counter("hubbub.archive.excluded");
      deletions = meters.counter("hubbub.archive.deletions", "met", "known");
      unknown = meters.counter("hubbub.archive.deletions", "met", "unknown");
      this.pulse = pulse;
    }

    @Override
    public void messages(int keptNow, int excludedNow) {
      kept.increment(keptNow);
      excluded.increment(excludedNow);
      pulse.beat(keptNow);
    }

    @Override
    public void deletion(boolean known) {
      (known ? deletions : unknown).increment();
    }
  }
}
