package hubbub.platform.observe;

import hubbub.platform.cluster.Introduction;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.http.Neighbour;
import hubbub.platform.http.Refusal;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Asks all other processes of the installation the same, at once, and waits for none of them long.
final class EachProcess {
  private static final long PATIENCE_SECONDS = 3;
  private static final Introduction OURSELVES =
      new Introduction(
          Introduction.HOUSE, false, Set.of(Access.FIGURES.scope(), Access.OWNER.scope()));

  private final HttpDoor door;

  EachProcess(HttpDoor door) {
    this.door = door;
  }

  /// What one of them said.
  ///
  /// @param services that it has
  /// @param address where it was asked
  record Heard<T>(List<String> services, String address, Said<T> said) {}

  /// An answer, or why there is none.
  sealed interface Said<T> {
    record Answer<T>(T value) implements Said<T> {}

    record Mute<T>(String why) implements Said<T> {}
  }

  private record One(Neighbour neighbour, List<String> services) {}

  /// @param target path and query, answered with JSON
  <T> List<Heard<T>> ask(String target, Class<T> type) {
    var all = all();
    if (all.isEmpty()) {
      return List.of();
    }
    var asked = new TreeMap<URI, Future<Said<T>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach((address, one) ->
          asked.put(address, threads.submit(() -> ask(one.neighbour(), address, target, type))));
      var heard = new ArrayList<Heard<T>>();
      all.forEach((address, one) ->
          heard.add(
              new Heard<>(
                  one.services(),
                  address.toString(),
                  await(java.util.Objects.requireNonNull(asked.get(address))))));
      threads.shutdownNow();
      return List.copyOf(heard);
    }
  }

  /// Tells the process at one address something.
  ///
  /// @throws Refusal as that process refuses it; 503 if it does not answer
  void tell(String address, String method, String target, Object body) {
    var at = URI.create(address);
    var one = java.util.Objects.requireNonNull(all().get(at));
    try {
      var answer = one.neighbour().tell(at, method, target, Json.bytes(body), OURSELVES);
      if (answer.status() >= 300 && answer.body() instanceof Answer.Body.Bytes(var _, var json)) {
        var problem = Json.mapper().readValue(json, Problem.class);
        var errors = problem.errors() == null ? List.<Refusal.Field>of() : problem.errors();
        throw new Refusal(answer.status(), problem.detail(), errors);
      }
    } catch (IOException | JacksonException _) {
      throw Refusal.away("the process at " + address + " does not answer", Duration.ofSeconds(2));
    }
  }

  record Problem(@Nullable String detail, @Nullable List<Refusal.Field> errors) {}

  private Map<URI, One> all() {
    var all = new TreeMap<URI, One>();
    door.handedOn().values().stream()
        .sorted(Comparator.comparing(Neighbour::service))
        .forEach(neighbour -> {
          for (var address : neighbour.addresses()) {
            all.computeIfAbsent(address, _ -> new One(neighbour, new ArrayList<>()))
                .services()
                .add(neighbour.service());
          }
        });
    return all;
  }

  private static <T> Said<T> ask(Neighbour neighbour, URI address, String target, Class<T> type) {
    try {
      var answer = neighbour.ask(address, target, OURSELVES);
      if (answer.status() != 200
          || !(answer.body() instanceof Answer.Body.Bytes(var _, var json))) {
        return new Said.Mute<>(
            answer.status() == 404
                ? "it answers 404: an older version?"
                : "it answers " + answer.status() + ": same secret? same time?");
      }
      return new Said.Answer<>(Json.mapper().readValue(json, type));
    } catch (IOException | RuntimeException _) {
      return new Said.Mute<>("its process does not answer");
    }
  }

  private static <T> Said<T> await(Future<Said<T>> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | java.util.concurrent.TimeoutException _) {
      // Said below.
    }
    return new Said.Mute<>("its process does not answer");
  }
}
