package hubbub.favourites.helix;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import hubbub.favourites.helix.HelixWire.Call;
import hubbub.favourites.helix.HelixWire.Got;
import hubbub.platform.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Asks Twitch's API; blocking. Nothing is followed, bodies are bounded, no token reaches a log or
/// an exception. A key that is refused is renewed once, a 503 is tried once more; all else is an
/// outcome, and nobody's thread sleeps over it. A 429 while points are left is about something else
/// than points, and a refusal.
public final class Helix implements AutoCloseable {
  /// For how long Twitch counts as away after it failed.
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final int WORDS_MAX = 300;

  private final HelixConfig config;
  private final Supplier<AskTwitch> accounts;
  private final Clock clock;
  private final HelixMeters meters;
  private final Purses purses = new Purses();
  private @Nullable HelixWire wire;

  /// @param accounts whom to ask for keys
  public Helix(
      HelixConfig config, Supplier<AskTwitch> accounts, Clock clock, MeterRegistry meters) {
    this.config = config;
    this.accounts = accounts;
    this.clock = clock;
    this.meters = new HelixMeters(meters);
  }

  /// @param call path and query below the base, e.g. `/users?login=kestrel`
  /// @param read what is wanted of the answer; throws [JacksonException] where it is not there
  public <T> HelixAnswer<T> get(Asker asker, String call, Function<JsonNode, T> read) {
    return send(asker, new Call("GET", call, ""), read);
  }

  /// Makes something.
  ///
  /// @param json what
  public <T> HelixAnswer<T> post(
      Asker asker, String call, String json, Function<JsonNode, T> read) {
    return send(asker, new Call("POST", call, json), read);
  }

  /// Takes something away.
  public HelixAnswer<Boolean> delete(Asker asker, String call) {
    return send(asker, new Call("DELETE", call, ""), _ -> true);
  }

  private <T> HelixAnswer<T> send(Asker asker, Call call, Function<JsonNode, T> read) {
    var answer = ask(asker, call, read);
    meters.count(answer);
    return answer;
  }

  private <T> HelixAnswer<T> ask(Asker asker, Call call, Function<JsonNode, T> read) {
    try {
      var key = asker.key(accounts.get());
      if (key.isEmpty()) {
        return new HelixAnswer.NoKey<>();
      }
      var response = send(asker, key.get(), call);
      if (response.status() == UNAUTHORIZED) {
        var renewed = asker.keyAfter(accounts.get(), key.get().token());
        if (renewed.isEmpty()) {
          return new HelixAnswer.NoKey<>();
        }
        response = send(asker, renewed.get(), call);
      }
      return understood(response, read);
    } catch (NoPoints e) {
      return new HelixAnswer.Away<>(e.until);
    } catch (NoAnswer | IOException | JacksonException _) {
      return new HelixAnswer.Away<>(clock.instant().plus(PAUSE));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new HelixAnswer.Away<>(clock.instant().plus(PAUSE));
    }
  }

  private <T> HelixAnswer<T> understood(Got got, Function<JsonNode, T> read) {
    if (got.status() == NO_CONTENT) {
      return new HelixAnswer.Answered<>(read.apply(MissingNode.getInstance()));
    }
    if (got.status() == OK || got.status() == ACCEPTED) {
      return new HelixAnswer.Answered<>(read.apply(Json.mapper().readTree(got.body())));
    }
    if (got.status() >= SERVER_ERROR) {
      return new HelixAnswer.Away<>(clock.instant().plus(PAUSE));
    }
    return new HelixAnswer.Refused<>(got.status(), words(got.body()));
  }

  private static String words(byte[] body) {
    try {
      var words = Json.mapper().readTree(body).path("message").asString("");
      return words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words;
    } catch (JacksonException _) {
      return "";
    }
  }

  private Got send(Asker asker, TwitchKey key, Call call)
      throws IOException, InterruptedException, NoPoints {
    var got = sendOnce(asker, key, call);
    return got.status() == UNAVAILABLE ? sendOnce(asker, key, call) : got;
  }

  private Got sendOnce(Asker asker, TwitchKey key, Call call)
      throws IOException, InterruptedException, NoPoints {
    var points = purses.of(asker.pays(), clock.instant());
    var wait = points.take(clock.instant(), asker instanceof Asker.Rounds ? config.reserve() : 0);
    if (wait.isPresent()) {
      throw new NoPoints(wait.get());
    }
    var got = wire().send(key, call);
    var now = clock.instant();
    if (got.status() == TOO_MANY && got.remaining() <= 0) {
      throw new NoPoints(points.shut(now, Instant.ofEpochSecond(Math.max(0, got.reset()))));
    }
    if (got.remaining() >= 0) {
      points.told(now, (int) Math.min(got.remaining(), Integer.MAX_VALUE));
    }
    return got;
  }

  private synchronized HelixWire wire() {
    var known = wire;
    if (known == null) {
      known = new HelixWire(config);
      wire = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (wire != null) {
      wire.close();
    }
  }

  /// No call may be made before then.
  private static final class NoPoints extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;

    private final Instant until;

    NoPoints(Instant until) {
      super("no points are left", null, false, false);
      this.until = until;
    }
  }
}
