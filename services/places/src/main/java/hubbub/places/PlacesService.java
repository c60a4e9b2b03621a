package hubbub.places;

import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.DirectoryStands;
import hubbub.places.http.PlacesRoutes;
import hubbub.places.questions.AnswerPlaces;
import hubbub.places.store.SqlPlaceImport;
import hubbub.places.store.SqlPlaces;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.http.ListCache;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.storage.AnsweredRequests;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of places: its parts, and how they are joined.
public final class PlacesService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(PlacesService.class);
  private static final String NAME = "places";

  private final Bus bus;
  private final SqlPlaces places;
  private final ScheduledExecutorService seconds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("places-seconds").daemon().factory());

  public PlacesService(Platform platform) {
    var config = PlacesConfig.from(platform.settings());
    var database = platform.storage().open(NAME);
    bus = platform.bus();
    places =
        new SqlPlaces(
            database, new AnsweredRequests(platform.clock(), config.keysMax()), this::stand);
    new PlacesRoutes(
            places,
            new SqlPlaceImport(database, this::stand),
            new ListCache(config.cacheBytes()),
            config.imports())
        .hang(platform.routes());
    platform.questions().answer(AskPlaces.class, new AnswerPlaces(places));
    platform.observe().health().add(NAME, this::health);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    var _ = seconds.scheduleAtFixedRate(this::stand, 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    seconds.shutdown();
  }

  /// Says which change is the newest: each second, and after each change.
  private void stand() {
    try {
      bus.pass(new DirectoryStands(NAME, places.change()));
    } catch (RuntimeException e) {
      if (!seconds.isShutdown()) {
        LOG.warn("could not say how places stand, the next try is in a second: {}", e.toString());
      }
    }
  }

  private Report health() {
    return Report.fine(Map.of("change", places.change()));
  }
}
