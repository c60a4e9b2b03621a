package hubbub.platform.observe;

import hubbub.platform.bus.HearerState;
import hubbub.platform.cluster.Introduction;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.http.Neighbour;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The other processes of the installation, as the health page shows them. All are asked at once,
/// and at most once a second, however many look.
final class Processes {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE_SECONDS = 3;
  private static final Introduction OURSELVES =
      new Introduction("health", false, Set.of(Access.FIGURES.scope()));

  private final HttpDoor door;
  private List<Shown> seen = List.of();
  private @Nullable Long seenAt;

  Processes(HttpDoor door) {
    this.door = door;
  }

  /// One of them.
  ///
  /// @param services that it has
  /// @param address where it is asked
  record Shown(
      List<String> services,
      String address,
      Health.State state,
      Map<String, Health.Report> parts,
      List<HearerState> hearers) {

    static Shown away(List<String> services, URI address) {
      var report = Health.Report.away("its process does not answer");
      return new Shown(
          services, address.toString(), Health.State.AWAY, Map.of("process", report), List.of());
    }
  }

  /// What a process says of itself.
  record Said(Health.State state, Map<String, Health.Report> parts, List<HearerState> hearers) {}

  synchronized List<Shown> look() {
    var now = System.nanoTime();
    if (seenAt == null || now - seenAt > FRESH_NANOS) {
      seen = ask();
      seenAt = System.nanoTime();
    }
    return seen;
  }

  private List<Shown> ask() {
    var services = new TreeMap<URI, List<String>>();
    var reached = new TreeMap<URI, Neighbour>();
    door.neighbours().values().stream()
        .sorted(java.util.Comparator.comparing(Neighbour::service))
        .forEach(neighbour -> {
          for (var address : neighbour.addresses()) {
            services.computeIfAbsent(address, _ -> new ArrayList<>()).add(neighbour.service());
            reached.put(address, neighbour);
          }
        });
    if (services.isEmpty()) {
      return List.of();
    }
    var asked = new TreeMap<URI, Future<Shown>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      reached.forEach((address, neighbour) ->
          asked.put(
              address,
              threads.submit(
                  () -> ask(neighbour, address, services.getOrDefault(address, List.of())))));
      var shown = new ArrayList<Shown>();
      asked.forEach((address, future) ->
          shown.add(await(future, services.getOrDefault(address, List.of()), address)));
      threads.shutdownNow();
      return List.copyOf(shown);
    }
  }

  private static Shown ask(Neighbour neighbour, URI address, List<String> services) {
    try {
      var answer = neighbour.ask(address, "/health", OURSELVES);
      if (answer.status() != 200
          || !(answer.body() instanceof Answer.Body.Bytes(var _, var json))) {
        var report =
            Health.Report.trouble("it answers " + answer.status() + ": same secret? same time?");
        return new Shown(
            services, address.toString(), Health.State.AWAY, Map.of("process", report), List.of());
      }
      var said = Json.mapper().readValue(json, Said.class);
      return new Shown(services, address.toString(), said.state(), said.parts(), said.hearers());
    } catch (IOException | RuntimeException _) {
      return Shown.away(services, address);
    }
  }

  private static Shown await(Future<Shown> future, List<String> services, URI address) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Shown.away(services, address);
    } catch (ExecutionException | java.util.concurrent.TimeoutException _) {
      return Shown.away(services, address);
    }
  }
}
