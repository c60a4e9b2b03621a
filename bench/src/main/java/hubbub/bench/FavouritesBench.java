package hubbub.bench;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import hubbub.favourites.FavouritesService;
import hubbub.platform.Ticker;
import hubbub.platform.storage.Database;
import hubbub.testkit.SmallHouse;
import hubbub.testkit.twitch.TwitchApi;
import hubbub.testkit.twitch.TwitchHolder;
import hubbub.testkit.twitch.TwitchWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How fresh what is known stays of very many favourites on Twitch, within its 800 points a minute:
/// ten thousand people with five each, all of them different.
///
/// Usage, from the project's root: `java -cp … hubbub.bench.FavouritesBench [CHANNELS [SECONDS]]`
public final class FavouritesBench {
  private static final int OF_ONE = 5;
  private static final int STEP = 10;
  private static final TwitchKey KEY = new TwitchKey("client", "token", "", Set.of());

  private FavouritesBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var channels = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
    var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 180;
    var world = world(channels);
    var holder = new TwitchHolder("client", "", "", Set.of());
    var folder = Files.createTempDirectory("hubbub-bench");
    try (var house = house(folder, Map.of())) {
      follow(house.platform().storage().open("favourites"), channels);
    }
    try (var twitch = new TwitchApi(world, Clock.systemUTC(), _ -> Optional.of(holder));
        var house = house(folder, Map.of("twitch.helix.url", twitch.url()))) {
      house.platform().questions().answer(AskTwitch.class, new OneKey());
      house.with(FavouritesService::new);
      house.open();
      watch(house, twitch, seconds);
    }
  }

  private static SmallHouse house(Path folder, Map<String, String> settings) {
    return new SmallHouse(folder, Clock.systemUTC(), Ticker.system(), settings);
  }

  /// A tenth of them is live.
  private static TwitchWorld world(int channels) {
    var world = new TwitchWorld();
    for (var number = 0; number < channels; number++) {
      world.streamer(id(number), name(number));
      if (number % 10 == 0) {
        var stream =
            new TwitchWorld.Stream("9" + id(number), "A title", "A category", Instant.now());
        world.live(id(number), stream);
      }
    }
    return world;
  }

  static String id(int number) {
    return Integer.toString(100_000 + number);
  }

  static String name(int number) {
    return "streamer_" + number;
  }

  /// Writes who follows whom.
  static void follow(Database database, int channels) {
    database.write(tx -> {
      var streamers =
          tx.handle()
              .prepareBatch(
                  "INSERT INTO streamer (platform, name, platform_id, shown, owner, stream, title,"
                      + " category, change) VALUES ('twitch', :name, :id, :name, '', '', '', '', 0)");
      var favourites =
          tx.handle()
              .prepareBatch(
                  "INSERT INTO favourite (account, platform, name, place, on_now, added_at)"
                      + " VALUES (:account, 'twitch', :name, :place, 0, 0)");
      for (var number = 0; number < channels; number++) {
        streamers.bind("name", name(number)).bind("id", id(number)).add();
        favourites
            .bind("account", Integer.toString(number / OF_ONE))
            .bind("name", name(number))
            .bind("place", number % OF_ONE)
            .add();
      }
      return streamers.execute().length + favourites.execute().length;
    });
  }

  private static void watch(SmallHouse house, TwitchApi twitch, int seconds)
      throws InterruptedException {
    var ages = new ArrayList<Double>();
    var began = System.nanoTime();
    for (var at = STEP; at <= seconds; at += STEP) {
      Thread.sleep(Duration.ofSeconds(STEP));
      var age = age(house);
      if (!age.isNaN()) {
        ages.add(age);
      }
      System.out.printf(
          "%d s: %d calls, what is known is %.0f s old%n", at, twitch.calls.size(), age);
    }
    var minutes = (System.nanoTime() - began) / 60e9;
    System.out.printf(
        "at most %.0f s old after the first round; %.0f calls a minute; %.1f s of CPU a minute%n",
        ages.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN),
        twitch.calls.size() / minutes,
        cpuSeconds() / minutes);
  }

  private static Double age(SmallHouse house) {
    return house.platform().observe().meters().get("hubbub.favourites.twitch.age").gauge().value();
  }

  /// Of this program, which also plays Twitch.
  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  /// The installation's own key, and nobody else's.
  private static final class OneKey implements AskTwitch {
    @Override
    public Optional<TwitchKey> keyOf(String accountId) {
      return Optional.empty();
    }

    @Override
    public Optional<TwitchKey> keyAfter(String accountId, String refused) {
      return Optional.empty();
    }

    @Override
    public Optional<TwitchKey> appKey() {
      return Optional.of(KEY);
    }

    @Override
    public Optional<TwitchKey> appKeyAfter(String refused) {
      return Optional.of(KEY);
    }
  }
}
