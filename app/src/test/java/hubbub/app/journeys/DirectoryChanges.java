package hubbub.app.journeys;

import hubbub.app.journeys.DirectoryModel.Person;
import hubbub.app.journeys.DirectoryProcesses.Part;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Changes the directory again and again, and notes in a model what was acknowledged. What was cut
/// is asked again until it is answered, as a careful program does.
final class DirectoryChanges implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ROWS_MAX = 300;

  private final DirectoryProcesses directory;
  private final SplittableRandom random;
  private final DirectoryModel model = new DirectoryModel();
  private final AtomicLong count = new AtomicLong();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Thread thread;
  private volatile boolean ending;
  private volatile @Nullable Throwable failure;

  DirectoryChanges(DirectoryProcesses directory, SplittableRandom random) {
    this.directory = directory;
    this.random = random;
    thread = Thread.ofPlatform().name("changes").daemon().start(this::run);
  }

  /// Acknowledged so far.
  long count() {
    return count.get();
  }

  /// Waits until that many more are acknowledged.
  void await(int more) {
    var goal = count() + more;
    Await.until(PATIENCE, () -> failure != null || count() >= goal);
    if (failure != null) {
      throw new AssertionError(failure);
    }
  }

  /// Finishes what is under way.
  void end() {
    ending = true;
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (failure != null || thread.isAlive()) {
      throw new AssertionError(failure);
    }
  }

  /// After the end.
  DirectoryModel model() {
    return model;
  }

  private void run() {
    try {
      while (!ending) {
        change();
        count.incrementAndGet();
      }
    } catch (RuntimeException | AssertionError e) {
      failure = e;
    }
  }

  private void change() {
    var kind = random.nextInt(10);
    if (model.places.size() < 3 || (kind == 0 && model.places.size() < ROWS_MAX)) {
      makePlace();
    } else if (model.people.size() < 5 || (kind <= 3 && model.people.size() < ROWS_MAX)) {
      makePerson();
    } else if (kind == 4) {
      var id = any(model.places);
      var name = "place " + random.nextInt(1_000);
      send("PUT", Part.PLACES, "/places/" + id, name(name));
      model.places.put(id, name);
    } else if (kind == 5) {
      var id = any(model.places);
      send("DELETE", Part.PLACES, "/places/" + id, "");
      model.deletePlace(id);
    } else if (kind == 6) {
      var id = any(model.people);
      send("DELETE", Part.PEOPLE, "/people/" + id, "");
      model.people.remove(id);
    } else {
      var id = any(model.people);
      var person = somebody();
      send("PUT", Part.PEOPLE, "/people/" + id, Json.write(person.json()));
      model.people.put(id, person);
    }
  }

  private void makePlace() {
    var name = "place " + random.nextInt(1_000);
    model.places.put(id(send("POST", Part.PLACES, "/places", name(name))), name);
  }

  private void makePerson() {
    var person = somebody();
    model.people.put(id(send("POST", Part.PEOPLE, "/people", Json.write(person.json()))), person);
  }

  private Person somebody() {
    var place = random.nextInt(5) == 0 ? null : any(model.places);
    return new Person("person " + random.nextInt(1_000), random.nextBoolean(), place);
  }

  private Long any(NavigableMap<Long, ?> rows) {
    return List.copyOf(rows.keySet()).get(random.nextInt(rows.size()));
  }

  private static String name(String name) {
    return "{\"name\":\"" + name + "\"}";
  }

  private static long id(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body()).required("id").asLong();
  }

  /// Until it is answered: cut, or 503 where the other service is away, it is asked again.
  private HttpResponse<String> send(String method, Part part, String path, String json) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + directory.at(part).port() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(
                method,
                json.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    if (method.equals("POST")) {
      request.header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
    }
    var answers = new ArrayList<HttpResponse<String>>();
    Await.until(PATIENCE, () -> answered(request.build(), answers));
    var answer = answers.getLast();
    var again = method.equals("DELETE") && answer.statusCode() == 404;
    if (answer.statusCode() >= 300 && !again) {
      throw new AssertionError(method + " " + path + " " + json + ": " + answer.body());
    }
    return answer;
  }

  private boolean answered(HttpRequest request, List<HttpResponse<String>> answers) {
    try {
      answers.add(client.send(request, BodyHandlers.ofString()));
      return answers.getLast().statusCode() != 503;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    ending = true;
    client.shutdownNow();
  }
}
