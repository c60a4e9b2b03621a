package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// More logins at once than there is time for: memory is bounded, and others are served.
class FloodOfLoginsTest extends AccountsHouse {
  private static final int AT_ONCE = 1;
  private static final int LOGINS = 1_000;

  private final HttpClient crowd =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  Map<String, String> settings() {
    return Map.of(
        "accounts.passwords-at-once", Integer.toString(AT_ONCE),
        "accounts.passwords-wait", "5s",
        "accounts.logins-per-address", "1000000",
        "accounts.logins-per-account", "20",
        "http.connections-per-address-max", "3000");
  }

  private CompletableFuture<HttpResponse<String>> logIn(String email, String password) {
    var known = Json.write(Map.of("email", email, "password", password));
    var request =
        HttpRequest.newBuilder(house.address("/api/v1/auth/login"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(known))
            .build();
    return crowd.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /// Each has 19 MiB while it works.
  private static long atWork() {
    var threads = new Thread[Thread.activeCount() + 100];
    var count = Thread.enumerate(threads);
    return Arrays.stream(threads, 0, count)
        .filter(thread -> thread.getName().startsWith("accounts-passwords-"))
        .count();
  }

  private static List<HttpResponse<String>> all(List<CompletableFuture<HttpResponse<String>>> of) {
    return of.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void a_thousand_at_once_take_bounded_memory_and_leave_others_their_answers() {
    register(ANA);
    var logins = wrongOnes(0, LOGINS);
    Await.until(() -> waiting() > 0);

    assertThat(house.get("/api/v1/channels").statusCode()).isEqualTo(200);
    assertThat(logins).as("they still wait").anyMatch(login -> !login.isDone());
    Await.until(() -> {
      assertThat(atWork()).isLessThanOrEqualTo(AT_ONCE);
      return logins.stream().allMatch(CompletableFuture::isDone);
    });

    var answers = all(logins);
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401, 503);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 503)
        .allMatch(answer -> header(answer, "Retry-After").equals("5"))
        .allMatch(answer -> header(answer, "Content-Type").startsWith("application/problem+json"));
    assertThat(logIn("ana@example.org", "correct horse").join().statusCode()).isEqualTo(200);
  }

  private List<CompletableFuture<HttpResponse<String>>> wrongOnes(int from, int count) {
    var logins = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (var n = from; n < from + count; n++) {
      logins.add(logIn("x" + n + "@example.org", "wrong horse"));
    }
    return logins;
  }

  private int waiting() {
    var report = Objects.requireNonNull(house.health().get("accounts"));
    return (int) Objects.requireNonNull(report.figures().get("passwords_waiting"));
  }

  @Test
  void whom_nobody_had_time_for_has_not_tried() {
    register(ANA);
    for (var wave = 0; wave < 2; wave++) {
      var others = wrongOnes(0, LOGINS);
      Await.until(() -> waiting() > LOGINS / 2);
      var logins = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (var n = 0; n < 15; n++) {
        // As long as she waits, somebody is before her who came a moment earlier.
        others.addAll(wrongOnes(LOGINS + 20 * n, 20));
        logins.add(logIn("ana@example.org", "correct horse"));
      }

      assertThat(all(logins)).extracting(HttpResponse::statusCode).containsOnly(503);
      all(others);
    }

    assertThat(logIn("ana@example.org", "correct horse").join().statusCode()).isEqualTo(200);
  }
}
