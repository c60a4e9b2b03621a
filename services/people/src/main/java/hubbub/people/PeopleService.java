package hubbub.people;

import hubbub.contracts.directory.AskPeople;
import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.DirectoryStands;
import hubbub.people.domain.FindPlaces;
import hubbub.people.facts.OnPlaceDeleted;
import hubbub.people.http.PeopleRoutes;
import hubbub.people.questions.AnswerPeople;
import hubbub.people.store.SqlEmptying;
import hubbub.people.store.SqlPeople;
import hubbub.people.store.SqlPersonImport;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.http.ListCache;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.questions.FarPlaces;
import hubbub.platform.storage.AnsweredRequests;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of people: its parts, and how they are joined.
public final class PeopleService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleService.class);
  private static final String NAME = "people";

  private final Bus bus;
  private final SqlPeople people;
  private final SqlEmptying emptying;
  private final OnPlaceDeleted onPlaceDeleted;
  private final ScheduledExecutorService seconds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("people-seconds").daemon().factory());
  private @Nullable Subscription hearing;
  private volatile boolean ending;

  public PeopleService(Platform platform) {
    var config = PeopleConfig.from(platform.settings());
    var database = platform.storage().open(NAME);
    bus = platform.bus();
    people =
        new SqlPeople(
            database, new AnsweredRequests(platform.clock(), config.keysMax()), this::stand);
    emptying = new SqlEmptying(database, config.stepMax());
    onPlaceDeleted = new OnPlaceDeleted(database, this::emptySoon);
    var places = platform.questions().whom(AskPlaces.class, "places", FarPlaces::new);
    new PeopleRoutes(
            people,
            new SqlPersonImport(database, this::stand),
            new FindPlaces(places),
            new ListCache(config.cacheBytes()),
            config.imports())
        .hang(platform.routes());
    platform.questions().answer(AskPeople.class, new AnswerPeople(people));
    platform.observe().health().add(NAME, this::health);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    hearing = bus.hear(onPlaceDeleted);
    var _ = seconds.scheduleAtFixedRate(this::eachSecond, 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    ending = true;
    seconds.shutdown();
    if (hearing != null) {
      hearing.close();
    }
  }

  private void eachSecond() {
    stand();
    try {
      if (emptying.isToDo()) {
        empty();
      }
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /// Says which change is the newest: each second, and after each change.
  private void stand() {
    try {
      bus.pass(new DirectoryStands(NAME, people.change()));
    } catch (RuntimeException e) {
      if (!seconds.isShutdown()) {
        LOG.warn("could not say how people stand, the next try is in a second: {}", e.toString());
      }
    }
  }

  private void emptySoon() {
    try {
      seconds.execute(this::empty);
    } catch (RejectedExecutionException _) {
      // It ends; what is left to do is found at the next start.
    }
  }

  private void empty() {
    try {
      while (!ending && emptying.step()) {
        stand();
      }
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void failed(RuntimeException e) {
    if (!ending) {
      LOG.warn(
          "a deleted place could not be emptied, the next try is in a second: {}", e.toString());
    }
  }

  private Report health() {
    return Report.fine(Map.of("change", people.change()));
  }
}
