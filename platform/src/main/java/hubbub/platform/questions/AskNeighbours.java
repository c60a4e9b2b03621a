package hubbub.platform.questions;

import hubbub.contracts.NoAnswer;
import hubbub.platform.cluster.Introduction;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Neighbour;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/// Asks whoever is in this process by a call, and others at their addresses.
public final class AskNeighbours implements Questions {
  private static final long PATIENCE_SECONDS = 3;
  private static final Introduction OURSELVES =
      new Introduction(Introduction.HOUSE, false, Set.of(Access.OWNER.scope()));

  private final Map<Class<?>, Object> here = new ConcurrentHashMap<>();
  private final Function<String, Optional<Neighbour>> neighbours;

  /// @param neighbours services in other processes, by their names
  public AskNeighbours(Function<String, Optional<Neighbour>> neighbours) {
    this.neighbours = neighbours;
  }

  @Override
  public <Q> void answer(Class<Q> question, Q answerer) {
    if (here.putIfAbsent(question, answerer) != null) {
      throw new IllegalStateException("two answer " + question.getSimpleName());
    }
  }

  @Override
  public <Q> Supplier<Q> whom(Class<Q> question, String service, Function<Far, Q> far) {
    var asked = far.apply(new AtAddresses(service));
    return () -> Optional.ofNullable(here.get(question)).map(question::cast).orElse(asked);
  }

  /// One try at one address.
  @FunctionalInterface
  private interface Asking {
    Answer ask(Neighbour neighbour, URI address) throws IOException;
  }

  /// A service at its addresses, one after the other until one answers.
  private final class AtAddresses implements Far {
    private final String service;

    AtAddresses(String service) {
      this.service = service;
    }

    @Override
    public <T> T get(String target, Class<T> type) {
      return ask((to, address) -> to.ask(address, target, OURSELVES), type);
    }

    @Override
    public <T> T post(String target, Object body, Class<T> type) {
      var json = Json.bytes(body);
      return ask((to, address) -> to.tell(address, "POST", target, json, OURSELVES), type);
    }

    private <T> T ask(Asking asking, Class<T> type) {
      var neighbour = neighbours.apply(service).orElseThrow(() -> new NoAnswer(service));
      for (var address : neighbour.addresses()) {
        var answer = patiently(neighbour, address, asking);
        if (answer.isPresent()) {
          return read(answer.get(), type);
        }
      }
      throw new NoAnswer(service);
    }

    /// Empty if nobody answers there in time.
    private Optional<byte[]> patiently(Neighbour neighbour, URI address, Asking asking) {
      var waiting = new FutureTask<>(() -> json(asking.ask(neighbour, address)));
      var thread = Thread.ofVirtual().name("asks-" + service).start(waiting);
      try {
        return waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException _) {
        thread.interrupt();
      }
      return Optional.empty();
    }

    private static Optional<byte[]> json(Answer answer) {
      return answer.status() == 200 && answer.body() instanceof Answer.Body.Bytes(var _, var json)
          ? Optional.of(json)
          : Optional.empty();
    }

    private <T> T read(byte[] json, Class<T> type) {
      try {
        return Json.mapper().readValue(json, type);
      } catch (JacksonException _) {
        throw new NoAnswer(service);
      }
    }
  }
}
