package hubbub.favourites.helix;

import hubbub.favourites.domain.OnAir;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What favourites wants to know of Twitch's channels. Entries that are not as documented are left
/// out.
public final class TwitchChannels {
  /// How many channels one call may name ("Get Streams").
  public static final int CALL_MAX = 100;

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9_]{1,25}");
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
  private static final int TEXT_MAX = 500;

  private final Helix helix;

  public TwitchChannels(Helix helix) {
    this.helix = helix;
  }

  /// Streamers by their channels' names; those that don't exist are missing.
  ///
  /// @param logins at most [#CALL_MAX]
  public HelixAnswer<List<TwitchUser>> byLogin(Asker asker, List<String> logins) {
    var possible = logins.stream().filter(one -> LOGIN.matcher(one).matches()).toList();
    return possible.isEmpty()
        ? new HelixAnswer.Answered<>(List.of())
        : helix.get(
            asker,
            "/users?" + query("login", possible),
            list(one -> streamer(one, "id", "login", "display_name")));
  }

  /// Streamers whose name or description has these words, best first; at most `first` of them.
  public HelixAnswer<List<TwitchUser>> search(Asker asker, String words, int first) {
    return helix.get(
        asker,
        "/search/channels?" + query("query", List.of(words)) + "&first=" + first,
        list(one -> streamer(one, "id", "broadcaster_login", "display_name")));
  }

  /// Which of these broadcast now.
  ///
  /// @param ids at most [#CALL_MAX]
  public HelixAnswer<List<LiveStream>> streams(Asker asker, List<String> ids) {
    return helix.get(
        asker,
        "/streams?" + query("user_id", ids) + "&first=" + CALL_MAX,
        list(TwitchChannels::stream));
  }

  /// Whom a person follows, the latest first.
  ///
  /// @param twitchId the person's own
  /// @param after where the page before ended; empty for the first
  public HelixAnswer<HelixPage<TwitchUser>> followed(
      Asker.Person asker, String twitchId, String after) {
    return ofPerson("/channels/followed?", asker, twitchId, after);
  }

  /// Where a person is a moderator.
  ///
  /// @param twitchId the person's own
  /// @param after where the page before ended; empty for the first
  public HelixAnswer<HelixPage<TwitchUser>> moderated(
      Asker.Person asker, String twitchId, String after) {
    return ofPerson("/moderation/channels?", asker, twitchId, after);
  }

  private HelixAnswer<HelixPage<TwitchUser>> ofPerson(
      String path, Asker.Person asker, String twitchId, String after) {
    var call =
        path
            + query("user_id", List.of(twitchId))
            + "&first="
            + CALL_MAX
            + (after.isEmpty() ? "" : "&" + query("after", List.of(after)));
    var read =
        list(one -> streamer(one, "broadcaster_id", "broadcaster_login", "broadcaster_name"));
    return helix.get(
        asker,
        call,
        json ->
            new HelixPage<>(read.apply(json), json.path("pagination").path("cursor").asString("")));
  }

  private static String query(String name, List<String> values) {
    return values.stream()
        .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static <T> Function<JsonNode, List<T>> list(Function<JsonNode, Optional<T>> read) {
    return json -> {
      var data = json.path("data");
      if (!data.isArray()) {
        throw new NotAList();
      }
      return data.valueStream().flatMap(one -> read.apply(one).stream()).toList();
    };
  }

  private static Optional<TwitchUser> streamer(JsonNode one, String id, String login, String name) {
    var found =
        new TwitchUser(
            one.path(id).asString(""), one.path(login).asString(""), cut(one.path(name)));
    return ID.matcher(found.id()).matches() && LOGIN.matcher(found.login()).matches()
        ? Optional.of(found)
        : Optional.empty();
  }

  private static Optional<LiveStream> stream(JsonNode one) {
    try {
      var began = Instant.parse(one.path("started_at").asString(""));
      var found =
          new LiveStream(
              one.path("user_id").asString(""),
              new OnAir(
                  one.path("id").asString(""),
                  cut(one.path("title")),
                  cut(one.path("game_name")),
                  began));
      return ID.matcher(found.onAir().stream()).matches()
              && "live".equals(one.path("type").asString(""))
          ? Optional.of(found)
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String cut(JsonNode text) {
    var whole = text.asString("");
    return whole.length() > TEXT_MAX ? whole.substring(0, TEXT_MAX) : whole;
  }

  /// @param userId whose it is
  public record LiveStream(String userId, OnAir onAir) {}

  private static final class NotAList extends JacksonException {
    @java.io.Serial private static final long serialVersionUID = 1;

    NotAList() {
      super("no list of data");
    }
  }
}
