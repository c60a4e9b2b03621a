package hubbub.radio.http;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.radio.air.Air;
import hubbub.radio.icecast.CleanText;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Ends what is on air in a channel, and says what plays there: for those who go on air in it, and
/// the owner.
public final class OnAirRoutes {
  private static final String LIVE = "/api/v1/channels/{name}/live";
  private static final long WAIT_SECONDS = 2;
  private static final Duration LATER = Duration.ofSeconds(1);

  private final Air air;
  private final Hosts hosts;

  public OnAirRoutes(Air air, Hosts hosts) {
    this.air = air;
    this.hosts = hosts;
  }

  public void hang(Routes routes) {
    routes.post(LIVE + "/end", Access.CHANNELS, this::end);
    routes.put(LIVE + "/title", Access.CHANNELS, this::title);
  }

  /// What plays now, as the document has it.
  ///
  /// @param artist at most 200 characters, may be empty
  /// @param title likewise
  record Playing(String artist, String title) {}

  private Answer end(Request request) {
    return done(hosts.channel(request), air::killSource);
  }

  private Answer title(Request request) {
    var channel = hosts.channel(request);
    var playing = request.json(Playing.class);
    var artist = plain("/artist", playing.artist());
    var title = plain("/title", playing.title());
    return done(channel, path -> air.title(path, "", artist, title));
  }

  private static String plain(String field, String text) {
    if (!CleanText.isClean(text)) {
      throw Refusal.wrong(field, "has a control character, or half of one");
    }
    return text.strip();
  }

  /// Does something to every mount of a channel that is on air.
  ///
  /// @param what is done on the loop of the sound, by a mount's path; whether it was there
  private Answer done(String channel, Predicate<String> what) {
    try {
      var any = air.soon(() -> each(channel, what));
      if (any.isPresent() && any.get().get(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return Answer.noContent();
      }
      throw Refusal.notFound("nothing is on air in this channel");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw later();
    } catch (TimeoutException | RejectedExecutionException _) {
      throw later();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean each(String channel, Predicate<String> what) {
    var any = false;
    for (var mount : air.mounts()) {
      if (mount.channel().equals(channel)) {
        any |= what.test(mount.path());
      }
    }
    return any;
  }

  private static Refusal later() {
    return Refusal.away("what is on air can't be changed now", LATER);
  }
}
