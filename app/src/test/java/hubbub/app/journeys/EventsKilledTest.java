package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.twitch.TwitchHooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Whenever the process is killed while Twitch calls: what was answered is there, and what Twitch
/// sends again, because it was not answered or although it was, is there once.
class EventsKilledTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PUBLIC = "https://hubbub.example";

  @TempDir Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();

  @Test
  void killed_in_the_middle_of_calls_each_event_is_there_once() throws SQLException {
    killedTimes(3);
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void killed_fifty_times_each_event_is_there_once() throws SQLException {
    killedTimes(50);
  }

  private void killedTimes(int times) throws SQLException {
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var port = RunningHubbub.freePort();
    var hubbub = launch(port);
    try (var twitch = new TwitchHooks()) {
      twitch.reach = address -> URI.create("http://127.0.0.1:" + port + address.getPath());
      for (var kill = 0; kill < times; kill++) {
        killInTheMiddle(hubbub, twitch, random);
        assertThat(kept()).as("seed " + seed).containsAll(answered);
        hubbub = launch(port);
        again(twitch);
      }
    } finally {
      hubbub.close();
    }
    assertThat(kept())
        .as("seed " + seed)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, asked.get()).boxed().toList());
  }

  private RunningHubbub launch(int port) {
    var data = folder.resolve("data");
    var words = List.of("--port", Integer.toString(port), "--data", data.toString());
    var hubbub = RunningHubbub.launch(data, Map.of("HUBBUB_PUBLIC_URL", PUBLIC), words, port);
    hubbub.awaitReady();
    return hubbub;
  }

  /// Calls from several sides until nobody answers.
  private void killInTheMiddle(RunningHubbub hubbub, TwitchHooks twitch, SplittableRandom random)
      throws SQLException {
    var goal = answered.size() + 20;
    var secret = one("SELECT secret FROM twitch_hook").getFirst();
    var calling = new ArrayList<Thread>();
    for (var side = 0; side < 4; side++) {
      calling.add(
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  while (hubbub.isAlive()) {
                    call(twitch, secret, asked.incrementAndGet());
                  }
                } catch (UncheckedIOException _) {
                  // It was killed: whether the last one was kept, the next process knows.
                }
              }));
    }
    Await.until(PATIENCE, () -> answered.size() >= goal);
    var moment = System.nanoTime() + random.nextInt(200_000_000);
    Await.until(() -> System.nanoTime() >= moment);
    hubbub.kill();
    Await.until(PATIENCE, () -> calling.stream().noneMatch(Thread::isAlive));
  }

  private void call(TwitchHooks twitch, String secret, int number) {
    var message =
        TwitchHooks.Message.raid("call-" + number, Instant.now(), "41", "kestrelplays", number);
    try {
      var answer = twitch.send(PUBLIC + "/webhooks/twitch", message, message.signature(secret));
      assertThat(answer.statusCode()).isEqualTo(204);
      answered.add(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends all again, as Twitch does with what was not answered.
  private void again(TwitchHooks twitch) throws SQLException {
    var secret = one("SELECT secret FROM twitch_hook").getFirst();
    for (var number = 1; number <= asked.get(); number++) {
      call(twitch, secret, number);
    }
  }

  private List<Integer> kept() throws SQLException {
    return one("SELECT id FROM event").stream()
        .map(id -> Integer.valueOf(id.substring(id.lastIndexOf('-') + 1)))
        .toList();
  }

  /// The first column of all rows; those that the last process has committed.
  private List<String> one(String query) throws SQLException {
    var file = folder.resolve("data").resolve("favourites.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
