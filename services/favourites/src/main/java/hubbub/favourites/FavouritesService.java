package hubbub.favourites;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.favourites.EventSeen;
import hubbub.favourites.eventsub.EventSub;
import hubbub.favourites.eventsub.EventSubConfig;
import hubbub.favourites.facts.OnOwnFacts;
import hubbub.favourites.helix.AtTwitch;
import hubbub.favourites.helix.HelixConfig;
import hubbub.favourites.http.EventRoutes;
import hubbub.favourites.http.FavouriteRoutes;
import hubbub.favourites.http.Finding;
import hubbub.favourites.http.HookRoutes;
import hubbub.favourites.http.SourceRoutes;
import hubbub.favourites.store.SqlEvents;
import hubbub.favourites.store.SqlFavourites;
import hubbub.favourites.store.SqlStreamers;
import hubbub.favourites.store.SqlWatched;
import hubbub.favourites.websocket.EventDoor;
import hubbub.favourites.websocket.EventFanout;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.questions.FarTwitch;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of favourites: its parts, and how they are joined.
public final class FavouritesService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(FavouritesService.class);
  private static final String NAME = "favourites";

  private final FavouritesConfig config;
  private final Bus bus;
  private final SqlEvents events;
  private final OnOwnFacts onOwnFacts;
  private final EventFanout fanout;
  private final ScheduledExecutorService minutes =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("favourites-minutes").daemon().factory());
  private final AtTwitch twitch;
  private final EventSub eventSub;
  private @Nullable Subscription hearing;
  private @Nullable Subscription following;

  public FavouritesService(Platform platform) {
    config = FavouritesConfig.from(platform.settings());
    bus = platform.bus();
    var database = platform.storage().open(NAME);
    var clock = platform.clock();
    events = new SqlEvents(database, clock);
    var watched = new SqlWatched(database);
    var meters = platform.observe().meters();
    var accounts = platform.questions().whom(AskTwitch.class, "accounts", FarTwitch::new);
    var intake = EventSub.intake(database, clock, meters);
    twitch =
        new AtTwitch(
            HelixConfig.from(platform.settings()), accounts, watched, intake, clock, meters);
    eventSub =
        new EventSub(
            EventSubConfig.from(platform.settings()),
            database,
            twitch.helix(),
            intake,
            accounts,
            clock,
            platform.ticker(),
            meters);
    onOwnFacts = new OnOwnFacts(database, clock, eventSub::changed);
    var routes = platform.routes();
    var favourites = new SqlFavourites(database, clock, config.most());
    var streamers = new SqlStreamers(database);
    new FavouriteRoutes(favourites, new Finding(streamers, twitch, watched), eventSub::changed)
        .hang(routes);
    new SourceRoutes(favourites, eventSub).hang(routes);
    new HookRoutes(eventSub).hang(routes);
    fanout = new EventFanout(favourites, config.pagesMax());
    new EventDoor(fanout, config.watchedMax()).hang(routes);
    new EventRoutes(events, streamers, clock).hang(routes);
    routes.document(NAME, "openapi/favourites.yaml");
    meters.gauge("hubbub.favourites.pages", fanout, EventFanout::pages);
    platform.observe().health().add(NAME, () -> Report.fine(Map.of("pages", fanout.pages())));
    platform.observe().health().add("twitch events", eventSub::report);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    twitch.start();
    eventSub.start();
    hearing = bus.hear(onOwnFacts);
    following = bus.follow(Set.of(EventSeen.class), fanout);
    var _ = minutes.scheduleAtFixedRate(this::eachMinute, 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public void stop() {
    minutes.shutdown();
    eventSub.close();
    twitch.close();
    if (hearing != null) {
      hearing.close();
    }
    if (following != null) {
      following.close();
    }
    fanout.close();
  }

  /// Lets go what is old.
  void eachMinute() {
    try {
      events.tidy(config.eventsTime());
    } catch (RuntimeException e) {
      LOG.warn("could not tidy, the next try is in a minute: {}", e.toString());
    }
  }
}
