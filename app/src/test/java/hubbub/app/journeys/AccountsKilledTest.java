package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Whenever the process is killed while people register: who was answered has an account, nobody
/// has two, and each account is heard of by whoever keeps something of it.
class AccountsKilledTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final AtomicInteger asked = new AtomicInteger();

  /// Those that were answered: address to id.
  private final Map<String, String> answered = new ConcurrentHashMap<>();

  @Test
  void killed_in_the_middle_of_registrations_each_is_announced_once_in_effect() {
    killedTimes(4);
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void killed_fifty_times_each_is_announced_once_in_effect() {
    killedTimes(50);
  }

  private void killedTimes(int times) {
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var port = RunningHubbub.freePort();
    var hubbub = launch(port);
    try {
      for (var kill = 0; kill < times; kill++) {
        killInTheMiddle(hubbub, random);
        hubbub = launch(port);
        again(hubbub);
      }
      hubbub.claim();
      var last = hubbub;
      Await.until(PATIENCE, () -> accounts(last).stream().allMatch(AccountsKilledTest::isHeard));
      assertOnceEach(accounts(last), "seed " + seed);
    } finally {
      hubbub.close();
    }
  }

  private RunningHubbub launch(int port) {
    var data = folder.resolve("data");
    var words = List.of("--port", Integer.toString(port), "--data", data.toString());
    var many = Map.of("HUBBUB_ACCOUNTS_REGISTRATIONS_PER_ADDRESS", "100000");
    var hubbub = RunningHubbub.launch(data, many, words, port);
    hubbub.awaitReady();
    return hubbub;
  }

  /// Registers one after the other until nobody answers.
  private void killInTheMiddle(RunningHubbub hubbub, SplittableRandom random) {
    var goal = answered.size() + 3;
    var registering =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                while (hubbub.isAlive()) {
                  register(hubbub, asked.incrementAndGet());
                }
              } catch (UncheckedIOException _) {
                // It was killed: whether the last one was kept, the next process knows.
              }
            });
    Await.until(PATIENCE, () -> answered.size() >= goal);
    var moment = System.nanoTime() + random.nextInt(300_000_000);
    Await.until(() -> System.nanoTime() >= moment);
    hubbub.kill();
    Await.until(PATIENCE, () -> !registering.isAlive());
  }

  private int register(RunningHubbub hubbub, int number) {
    var email = "person" + number + "@example.org";
    var wish = Map.of("email", email, "password", "correct horse", "username", "person" + number);
    var answer = hubbub.post("/api/v1/auth/register", Json.write(wish));
    if (answer.statusCode() == 200) {
      answered.put(email, Json.mapper().readTree(answer.body()).required("id").asString());
    }
    return answer.statusCode();
  }

  /// Asks again for the last one, as whoever got no answer does.
  private void again(RunningHubbub hubbub) {
    var number = asked.get();
    var known = answered.containsKey("person" + number + "@example.org");
    assertThat(register(hubbub, number)).isIn(known ? List.of(409) : List.of(200, 409));
  }

  private static List<JsonNode> accounts(RunningHubbub hubbub) {
    return hubbub.json("/api/v1/accounts?limit=1000").required("accounts").valueStream().toList();
  }

  private static boolean isHeard(JsonNode account) {
    return account
        .required("unheard")
        .valueStream()
        .noneMatch(name -> name.asString().equals("web"));
  }

  private void assertOnceEach(List<JsonNode> accounts, String seed) {
    assertThat(accounts).as(seed).hasSize(asked.get());
    assertThat(accounts)
        .as(seed)
        .extracting(account -> account.required("email").asString())
        .doesNotHaveDuplicates();
    var ids = new ConcurrentHashMap<String, String>();
    accounts.forEach(account ->
        ids.put(account.required("email").asString(), account.required("id").asString()));
    assertThat(ids).as(seed).containsAllEntriesOf(answered);
  }
}
