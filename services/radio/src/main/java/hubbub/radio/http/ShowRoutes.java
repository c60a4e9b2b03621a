package hubbub.radio.http;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Conditions;
import hubbub.platform.http.Cursor;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.radio.record.ShowAudio;
import hubbub.radio.shows.Show;
import hubbub.radio.shows.Shows;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shows that there were, and their sound.
public final class ShowRoutes {
  private static final Logger LOG = LoggerFactory.getLogger("radio");
  private static final String API = "/api/v1/shows";
  private static final String ONE = API + "/{id}";
  private static final String UNKNOWN = "there is no show of this id";
  private static final String NOT_YOURS =
      "a show is deleted by whoever opened its channel, or by the server's owner";
  private static final Duration LATER = Duration.ofSeconds(5);
  private static final long POINTS = 1_000L;
  private static final long POINTS_MAX = 10_000L;
  private static final int BUFFER = 64 * 1024;

  private final Shows shows;
  private final Supplier<AskAccounts> accounts;

  public ShowRoutes(Shows shows, Supplier<AskAccounts> accounts) {
    this.shows = shows;
    this.accounts = accounts;
  }

  public void hang(Routes routes) {
    routes.get(API, Access.OPEN, this::list);
    routes.get(ONE, Access.OPEN, request -> Answer.json(ShowJson.of(show(request))));
    routes.get(ONE + "/audio", Access.OPEN, this::audio);
    routes.get(ONE + "/levels", Access.OPEN, this::levels);
    // Who may is in no scope: the owner, and whoever opened the show's channel.
    routes.delete(ONE, Access.OPEN, this::delete);
  }

  /// A page of shows.
  ///
  /// @param next leads to older ones; null at the end
  record Page(List<ShowJson> shows, @Nullable String next) {}

  /// A show, as the document has it.
  record ShowJson(
      String id,
      String mount,
      String channel,
      String name,
      String format,
      String contentType,
      Instant beganAt,
      @Nullable Instant endedAt,
      long durationMs,
      long bytes,
      @Nullable String trouble) {

    static ShowJson of(Show show) {
      return new ShowJson(
          show.id(),
          show.mount(),
          show.channel(),
          show.name(),
          show.format().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          show.format().contentType(),
          show.beganAt(),
          show.endedAt(),
          show.duration().toMillis(),
          show.bytes(),
          show.trouble());
    }
  }

  private Answer list(Request request) {
    var query = request.query();
    var limit = query.limit();
    var channel = query.text("channel").orElse("").toLowerCase(Locale.ROOT);
    var before =
        Cursor.read(query, question(channel))
            .map(place -> new String(place, StandardCharsets.US_ASCII))
            .orElse("");
    var found = shows.list(channel, before, limit);
    var next =
        found.size() < limit
            ? null
            : Cursor.write(
                question(channel), found.getLast().id().getBytes(StandardCharsets.US_ASCII));
    return Answer.json(new Page(found.stream().map(ShowJson::of).toList(), next));
  }

  private static String question(String channel) {
    return "shows of " + channel;
  }

  private Show show(Request request) {
    return shows.find(request.path("id")).orElseThrow(() -> Refusal.notFound(UNKNOWN));
  }

  private Answer levels(Request request) {
    var show = show(request);
    var points = request.query().number("points", 1, POINTS_MAX).orElse(POINTS).intValue();
    try {
      return Answer.json(shows.levels(show, points));
    } catch (IOException e) {
      throw unread(show, e);
    }
  }

  private Answer delete(Request request) {
    var show = show(request);
    if (!request.may(Access.OWNER)) {
      refuseStrangers(request, show);
    }
    if (show.endedAt() == null) {
      throw Refusal.clash("the show is on air, or may go on yet");
    }
    try {
      shows.delete(show);
    } catch (IOException e) {
      throw unread(show, e);
    }
    return Answer.noContent();
  }

  /// A channel may have the name of another one that was closed: shows of that one are not its own.
  private void refuseStrangers(Request request, Show show) {
    if (!request.may(Access.CHANNELS)) {
      throw request.caller().name().equals("guest")
          ? Refusal.unknown("this takes a session or a token")
          : new Refusal(403, NOT_YOURS, List.of());
    }
    var id = request.caller().person().id();
    var isTheirs =
        accounts
            .get()
            .airs(id, show.channel())
            .filter(channel -> channel.ownerId().equals(id))
            .filter(channel -> !show.beganAt().isBefore(channel.createdAt()))
            .isPresent();
    if (!isTheirs) {
      throw new Refusal(403, NOT_YOURS, List.of());
    }
  }

  private Answer audio(Request request) {
    var show = show(request);
    try {
      var audio = shows.audio(show).orElseThrow(() -> Refusal.notFound("its sound is gone"));
      var tag = tag(audio);
      if (request.method().equals("HEAD") || Conditions.isKnown(request, tag)) {
        // Nobody will read it.
        audio.close();
      }
      var answer =
          switch (ByteRange.of(request, tag, audio.length())) {
            case ByteRange.Whole() -> part(audio, 0, audio.length());
            case ByteRange.Part(var from, var count) ->
                part(audio, from, count)
                    .withStatus(206)
                    .with(
                        "Content-Range",
                        "bytes " + from + "-" + (from + count - 1) + "/" + audio.length());
            case ByteRange.None() -> {
              audio.close();
              yield ByteRange.refusal(audio.length());
            }
          };
      return Conditions.tagged(answer.with("Accept-Ranges", "bytes"), tag);
    } catch (IOException e) {
      throw unread(show, e);
    }
  }

  /// While a show runs, another one each time there is more of it.
  private static String tag(ShowAudio audio) {
    var recording = audio.recording();
    var micros = recording.duration().toNanos() / 1_000;
    var runs = recording.ended() == null ? "-runs" : "";
    return "\"" + audio.length() + "-" + micros + runs + "\"";
  }

  private static Answer part(ShowAudio audio, long from, long count) {
    return Answer.sized(audio.contentType(), count, out -> write(audio, from, count, out));
  }

  private static void write(ShowAudio audio, long from, long count, OutputStream out)
      throws IOException {
    try (audio) {
      var buffer = new byte[BUFFER];
      for (var at = from; at < from + count; ) {
        var most = (int) Math.min(buffer.length, from + count - at);
        var some = audio.read(at, buffer, 0, most);
        if (some <= 0) {
          throw new EOFException("the show is shorter than it was");
        }
        out.write(buffer, 0, some);
        at += some;
      }
    }
  }

  private static Refusal unread(Show show, IOException e) {
    LOG.atWarn().addKeyValue("show", show.id()).log("not read: {}", e.toString());
    return Refusal.away("the disk can't be read now", LATER);
  }
}
