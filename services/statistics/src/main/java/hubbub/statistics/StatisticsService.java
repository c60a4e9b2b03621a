package hubbub.statistics;

import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.observe.Health;
import hubbub.statistics.facts.OnCrowd;
import hubbub.statistics.http.Bounds;
import hubbub.statistics.http.StatisticsRoutes;
import hubbub.statistics.store.Counts;
import hubbub.statistics.store.SqlLedger;
import hubbub.statistics.store.Tidy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of statistics: its parts, and how they are joined.
public final class StatisticsService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsService.class);
  private static final String NAME = "statistics";

  private final Bus bus;
  private final OnCrowd onCrowd;
  private final Tidy tidy;
  private final Duration tidyPause;
  private final ScheduledExecutorService housekeeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("statistics-tidy").daemon().factory());
  private @Nullable Subscription hearing;
  private volatile @Nullable String trouble;

  public StatisticsService(Platform platform) {
    var config = StatisticsConfig.from(platform.settings());
    var database = platform.storage().open(NAME);
    var meters = platform.observe().meters();
    var clock = platform.clock();
    bus = platform.bus();
    var counts = new Counts(config.peopleCached(), config.freshMax());
    onCrowd = new OnCrowd(database, counts, clock, meters);
    tidy = new Tidy(database, clock, config.fine(), StatisticsConfig.FORGOTTEN_KEPT);
    tidyPause = config.tidyPause();
    var bounds =
        new Bounds(config.pointsMax(), StatisticsConfig.TOP_MAX, StatisticsConfig.COMPARED_MAX);
    new StatisticsRoutes(new SqlLedger(database, clock), clock, bounds).hang(platform.routes());
    platform.observe().health().add(NAME, this::health);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    hearing = bus.hear(onCrowd);
    var _ =
        housekeeper.scheduleWithFixedDelay(
            this::tidyUp, tidyPause.toNanos(), tidyPause.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void stop() {
    housekeeper.shutdown();
    if (hearing != null) {
      hearing.close();
    }
  }

  private void tidyUp() {
    try {
      tidy.tidy();
      trouble = null;
    } catch (RuntimeException e) {
      trouble = "tidying up failed: " + e.getClass().getSimpleName();
      LOG.warn("tidying up failed: {}", e.toString());
    }
  }

  private Health.Report health() {
    var what = trouble;
    return what == null ? Health.Report.fine() : Health.Report.trouble(what);
  }
}
