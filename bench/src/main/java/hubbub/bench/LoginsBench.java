package hubbub.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A thousand logins at once: what becomes of them, how much memory they take, and how long others
/// wait meanwhile.
///
/// Usage, from the project's root: `taskset -c 1 java -cp … hubbub.bench.LoginsBench [LOGINS]`
public final class LoginsBench {
  private static final String OTHERS = "/api/v1/channels";

  private LoginsBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var logins = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    var folder = Files.createTempDirectory("hubbub-bench");
    // Else the first hundred wrong ones from one address were all that is looked at.
    Files.writeString(
        folder.resolve("hubbub.conf"),
        "accounts.logins-per-address = 1000000\nhttp.connections-per-address-max = 5000\n");
    try (var hubbub = Running.start(folder)) {
      warm(hubbub);
      System.out.printf(
          "before: others %s, %.0f MiB%n", quiet(hubbub).shown(), Cost.peakMib(hubbub.handle()));
      flood(hubbub, logins);
      System.out.printf("peak: %.0f MiB resident%n", Cost.peakMib(hubbub.handle()));
    }
  }

  /// Java compiles late here; and so that the first login's classes are there.
  private static void warm(Running hubbub) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      for (var n = 0; n < 20; n++) {
        logIn(client, hubbub, -n).join();
      }
    }
    for (var n = 0; n < 5_000; n++) {
      hubbub.get(OTHERS);
    }
  }

  private static Percentiles quiet(Running hubbub) throws IOException, InterruptedException {
    var took = new ArrayList<Long>();
    for (var n = 0; n < 2_000; n++) {
      took.add(timed(hubbub));
    }
    return percentiles(took);
  }

  private static void flood(Running hubbub, int logins) throws IOException, InterruptedException {
    try (var crowd = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var begun = System.nanoTime();
      var answers = new ArrayList<CompletableFuture<Integer>>();
      for (var n = 0; n < logins; n++) {
        answers.add(logIn(crowd, hubbub, n));
      }
      var took = new ArrayList<Long>();
      while (!answers.stream().allMatch(CompletableFuture::isDone)) {
        took.add(timed(hubbub));
        TimeUnit.MILLISECONDS.sleep(5);
      }
      var seconds = (System.nanoTime() - begun) / 1e9;
      var statuses = new TreeMap<Integer, Integer>();
      answers.forEach(answer -> statuses.merge(answer.join(), 1, Integer::sum));
      System.out.printf(
          "%,d logins at once: %s in %.1f s; meanwhile %,d others: %s%n",
          logins, statuses, seconds, took.size(), percentiles(took).shown());
    }
  }

  private static long timed(Running hubbub) throws IOException, InterruptedException {
    var begun = System.nanoTime();
    hubbub.get(OTHERS);
    return System.nanoTime() - begun;
  }

  /// @return the answer's status
  private static CompletableFuture<Integer> logIn(HttpClient client, Running hubbub, int number) {
    var known = "{\"email\": \"x" + number + "@example.org\", \"password\": \"correct horse\"}";
    var request =
        HttpRequest.newBuilder(hubbub.address("/api/v1/auth/login"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(known))
            .build();
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .thenApply(answer -> answer.statusCode());
  }

  private static Percentiles percentiles(List<Long> nanos) {
    return Percentiles.of(nanos.stream().mapToLong(Long::longValue).toArray());
  }
}
