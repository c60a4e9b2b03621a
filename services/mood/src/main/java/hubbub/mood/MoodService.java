package hubbub.mood;

import hubbub.mood.corrections.Corrections;
import hubbub.mood.domain.Audience;
import hubbub.mood.domain.Crowds;
import hubbub.mood.facts.Counted;
import hubbub.mood.facts.Listen;
import hubbub.mood.facts.OnFacts;
import hubbub.mood.http.CorrectionRoutes;
import hubbub.mood.http.MoodRoutes;
import hubbub.mood.store.SqlCorrections;
import hubbub.mood.store.SqlHearing;
import hubbub.mood.store.SqlMoods;
import hubbub.mood.store.SqlTidy;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.observe.Health;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The door of the mood service: its parts, and how they are joined.
public final class MoodService implements Service {
  private final Bus bus;
  private final Clock clock;
  private final Database database;
  private final SqlHearing hearing;
  private final OnFacts onFacts;
  private final Beat beat;
  private final SqlCorrections kept;
  private @Nullable Subscription subscription;

  public MoodService(Platform platform) {
    var config = MoodConfig.from(platform.settings());
    bus = platform.bus();
    clock = platform.clock();
    database = platform.storage().open("mood");
    var crowds = new Crowds(config.voicesMax(), config.changeLasts());
    var corrections = new Corrections();
    hearing = new SqlHearing(crowds, corrections);
    var counted = new Counted(platform.observe().meters());
    var listen = new Listen(hearing, crowds, new Audience(config.bots()), corrections, counted);
    onFacts = new OnFacts(database, hearing, listen, clock);
    var tidy = new SqlTidy(config.secondsKept(), config.tensKept());
    beat = new Beat(crowds, database, tidy, bus, clock);
    kept = new SqlCorrections(database, corrections, clock);
    new MoodRoutes(
            crowds,
            new SqlMoods(database),
            corrections,
            clock,
            config.secondsKept(),
            config.tensKept())
        .hang(platform.routes());
    new CorrectionRoutes(kept).hang(platform.routes());
    platform.observe().meters().gauge("hubbub.mood.channels", crowds, Crowds::size);
    platform
        .observe()
        .health()
        .add("mood", () -> Health.Report.fine(Map.of("channels", crowds.size())));
  }

  @Override
  public String name() {
    return "mood";
  }

  @Override
  public void start() {
    database.write(tx -> {
      hearing.recall(tx.connection(), clock.instant());
      return null;
    });
    kept.know();
    subscription = bus.hear(onFacts);
    beat.start();
  }

  @Override
  public void stop() {
    beat.stop();
    if (subscription != null) {
      subscription.close();
    }
  }
}
