package hubbub.bench;

import hubbub.bench.Apart.Part;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The directory with 1,000 places and 100,000 people: what a list of 40 rows, a row by its id and
/// the join of one place cost, how long they take at half of the most that was answered, and how
/// soon a change is in the join; that also with each service in a process of its own, over RabbitMQ
/// and PostgreSQL. Questions are asked with nothing changing; a list and the join also with a
/// change before each, so that nothing kept ready helps.
///
/// Usage, from the project's root: `taskset -c 1 java -cp
/// "bench/target/classes:bench/target/dependency/*" hubbub.bench.DirectoryBench [FOLDER]`
public final class DirectoryBench {
  private static final int PLACES = 1_000;
  private static final int PEOPLE = 100_000;
  private static final int CLIENTS = 4;
  private static final int CHANGES = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration MEASURED = Duration.ofSeconds(4);
  private static final Duration LOADED = Duration.ofSeconds(60);

  private static final List<String> PATHS =
      List.of(
          "/places?limit=40",
          "/people?limit=40",
          "/places/17",
          "/people/17",
          "/people-per-place?limit=40",
          "/people-per-place/17");

  private DirectoryBench() {}

  public static void main(String[] arguments) throws Exception {
    var folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("hubbub-bench");
    System.out.println(DurableCommits.line(folder));
    System.out.printf("load %.1f%n", Cost.load());
    try (var one = Running.start(folder.resolve("one"))) {
      load(one, one, one);
      // All of it warm first, or the first path would pay for what the others share.
      for (var path : PATHS) {
        var _ = hurry(one, path, WARM_UP);
      }
      for (var path : PATHS) {
        question(one, path);
      }
      changing(one, "/people?limit=40");
      changing(one, "/people-per-place/17");
      changes("in one process", one, one);
    }
    try (var three =
        new Apart(
            folder.resolve("three"), List.of(Part.PLACES, Part.PEOPLE, Part.PEOPLE_PER_PLACE))) {
      var join = three.at(Part.PEOPLE_PER_PLACE);
      load(three.at(Part.PLACES), three.at(Part.PEOPLE), join);
      changes("over RabbitMQ and PostgreSQL", three.at(Part.PEOPLE), join);
    }
  }

  /// Both tables as CSV, until the join has them.
  private static void load(Running places, Running people, Running join)
      throws IOException, InterruptedException {
    var begun = System.nanoTime();
    send(places, "/api/v1/places/import", "id,name\n", PLACES, n -> "," + "place " + n);
    send(
        people,
        "/api/v1/people/import",
        "id,name,isAlive,placeId\n",
        PEOPLE,
        n -> ",person " + n + ",true," + (1 + n % PLACES));
    var imported = System.nanoTime();
    var last = "\"person " + PEOPLE + "\"";
    var place = "/people-per-place/" + (1 + PEOPLE % PLACES);
    while (!join.get(place).contains(last)) {
      if (System.nanoTime() - imported > LOADED.toNanos()) {
        throw new IllegalStateException("the join does not have all of them");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    System.out.printf(
        "%,d places and %,d people imported in %.1f s, in the join %.1f s later%n",
        PLACES, PEOPLE, (imported - begun) / 1e9, (System.nanoTime() - imported) / 1e9);
  }

  private interface Line {
    String of(int number);
  }

  private static void send(Running hubbub, String path, String head, int count, Line line)
      throws IOException, InterruptedException {
    var csv = new StringBuilder(head);
    for (var n = 1; n <= count; n++) {
      csv.append(line.of(n)).append('\n');
    }
    var answer = hubbub.send("POST", path, "text/csv", BodyPublishers.ofString(csv.toString()));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.body());
    }
  }

  /// As fast as it can, then at half of that.
  private static void question(Running hubbub, String path) throws Exception {
    var cpu = hubbub.cpuSeconds();
    var done = hurry(hubbub, path, MEASURED);
    var perCpu = done / (hubbub.cpuSeconds() - cpu);
    var rate = done / (MEASURED.toNanos() / 1e9);
    System.out.printf(
        "%-28s %,7.0f requests per second of processor time, %,7.0f/s; at half of it %s%n",
        path, perCpu, rate, calmly(hubbub, path, rate / 2).shown());
  }

  private static long hurry(Running hubbub, String path, Duration time) throws Exception {
    var done = new AtomicLong();
    var end = System.nanoTime() + time.toNanos();
    each(_ -> {
      try (var keen = new Keen(hubbub.port(), path)) {
        while (System.nanoTime() < end) {
          keen.ask();
          done.incrementAndGet();
        }
      }
      return new long[0];
    });
    return done.get();
  }

  /// Requests at a steady rate; each counts from when it was due, also if the one before was late.
  private static Percentiles calmly(Running hubbub, String path, double rate) throws Exception {
    var each = (int) (rate / CLIENTS * MEASURED.toSeconds());
    var pause = MEASURED.toNanos() / each;
    var begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
    return Percentiles.of(
        each(client -> {
          var took = new long[each];
          try (var keen = new Keen(hubbub.port(), path)) {
            for (var n = 0; n < each; n++) {
              var due = begin + n * pause + client * pause / CLIENTS;
              for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
              }
              keen.ask();
              took[n] = System.nanoTime() - due;
            }
          }
          return took;
        }));
  }

  private interface Client {
    long[] run(int number) throws Exception;
  }

  private static long[] each(Client client) throws Exception {
    var results = new ArrayList<Future<long[]>>();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (var n = 0; n < CLIENTS; n++) {
        var number = n;
        results.add(threads.submit(() -> client.run(number)));
      }
    }
    var all = new ArrayList<long[]>();
    for (var result : results) {
      all.add(result.get());
    }
    return all.stream().flatMapToLong(Arrays::stream).toArray();
  }

  /// A list that changed since it was asked for: each answer is read afresh.
  private static void changing(Running hubbub, String path)
      throws IOException, InterruptedException {
    var took = new long[CHANGES];
    try (var keen = new Keen(hubbub.port(), path)) {
      for (var n = 0; n < CHANGES; n++) {
        rename(hubbub, 1 + n % PLACES, "renamed " + n);
        var begun = System.nanoTime();
        keen.ask();
        took[n] = System.nanoTime() - begun;
      }
    }
    System.out.printf("%-28s after a change each time: %s%n", path, Percentiles.of(took).shown());
  }

  private static void changes(String where, Running people, Running join)
      throws IOException, InterruptedException {
    var took = new long[CHANGES];
    for (var n = 0; n < CHANGES; n++) {
      var person = 1 + n * 7;
      var name = "changed " + n + " in " + where;
      try (var keen = new Keen(join.port(), "/people-per-place/" + (1 + person % PLACES))) {
        rename(people, person, name);
        var begun = System.nanoTime();
        while (!new String(keen.ask(), StandardCharsets.UTF_8).contains("\"" + name + "\"")) {
          LockSupport.parkNanos(200_000);
        }
        took[n] = System.nanoTime() - begun;
      }
    }
    System.out.printf("a change is in the join, %s: %s%n", where, Percentiles.of(took).shown());
  }

  private static void rename(Running people, int person, String name)
      throws IOException, InterruptedException {
    var json = "{\"name\": \"" + name + "\"}";
    var answer =
        people.send(
            "PATCH",
            "/people/" + person,
            "application/merge-patch+json",
            BodyPublishers.ofString(json));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }
}
