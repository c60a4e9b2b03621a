package hubbub.testkit.twitch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Helix's reading calls over the channels of a [TwitchWorld].
final class HelixCalls {
  private static final int PAGE_MAX = 100;
  private static final int PAGE = 20;

  private final TwitchWorld world;

  HelixCalls(TwitchWorld world) {
    this.world = world;
  }

  TwitchAnswer answer(TwitchCall call, TwitchHolder holder) {
    return switch (call.path()) {
      case "/users" -> users(call, holder);
      case "/streams" -> streams(call);
      case "/channels" -> channels(call);
      case "/search/channels" -> search(call);
      case "/channels/followed" ->
          ofPerson(call, holder, "user:read:follows", world.followedBy(holder.userId()));
      case "/moderation/channels" ->
          ofPerson(
              call, holder, "user:read:moderated_channels", world.moderatedBy(holder.userId()));
      default -> TwitchAnswer.error(404, "Not Found");
    };
  }

  private TwitchAnswer users(TwitchCall call, TwitchHolder holder) {
    var ids = new ArrayList<>(call.all("id"));
    var logins = call.all("login");
    if (ids.isEmpty() && logins.isEmpty()) {
      if (holder.userId().isEmpty()) {
        return TwitchAnswer.error(400, "Must provide an ID, Login or OAuth Token.");
      }
      ids.add(holder.userId());
    }
    if (ids.size() + logins.size() > PAGE_MAX) {
      return tooMany();
    }
    var found =
        Stream.concat(
                ids.stream().flatMap(id -> world.byId(id).stream()),
                logins.stream().flatMap(login -> world.byLogin(login).stream()))
            .map(HelixCalls::user)
            .toList();
    return TwitchAnswer.list(found);
  }

  private static Map<String, Object> user(TwitchWorld.Streamer one) {
    return Map.of(
        "id", one.id(),
        "login", one.login(),
        "display_name", one.name(),
        "profile_image_url", "https://pictures.invalid/" + one.id() + ".png",
        "created_at", "2016-12-14T20:32:28.894263Z");
  }

  private TwitchAnswer streams(TwitchCall call) {
    var ids = call.all("user_id");
    var first = call.number("first", PAGE);
    if (ids.size() > PAGE_MAX || first > PAGE_MAX) {
      return tooMany();
    }
    var live =
        ids.stream()
            .flatMap(id -> world.byId(id).stream())
            .filter(one -> world.streamOf(one.id()).isPresent())
            .map(this::stream)
            .toList();
    return live.size() > first
        ? TwitchAnswer.page(live.subList(0, first), "more")
        : TwitchAnswer.list(live);
  }

  private Map<String, Object> stream(TwitchWorld.Streamer one) {
    var stream = world.streamOf(one.id()).orElseThrow();
    var json = new LinkedHashMap<String, Object>();
    json.put("id", stream.id());
    json.put("user_id", one.id());
    json.put("user_login", one.login());
    json.put("user_name", one.name());
    json.put("game_id", "1");
    json.put("game_name", stream.category());
    json.put("type", "live");
    json.put("title", stream.title());
    json.put("viewer_count", 1);
    json.put("started_at", stream.startedAt().toString());
    return json;
  }

  private TwitchAnswer channels(TwitchCall call) {
    var ids = call.all("broadcaster_id");
    if (ids.isEmpty() || ids.size() > PAGE_MAX) {
      return tooMany();
    }
    return TwitchAnswer.list(
        ids.stream()
            .flatMap(id -> world.byId(id).stream())
            .map(one ->
                Map.of(
                    "broadcaster_id", one.id(),
                    "broadcaster_login", one.login(),
                    "broadcaster_name", one.name(),
                    "title", world.streamOf(one.id()).map(TwitchWorld.Stream::title).orElse("")))
            .toList());
  }

  private TwitchAnswer search(TwitchCall call) {
    return TwitchAnswer.list(
        world.search(call.one("query")).stream()
            .limit(call.number("first", PAGE))
            .map(this::foundChannel)
            .toList());
  }

  private Map<String, Object> foundChannel(TwitchWorld.Streamer one) {
    var stream = world.streamOf(one.id());
    return Map.of(
        "id", one.id(),
        "broadcaster_login", one.login(),
        "display_name", one.name(),
        "is_live", stream.isPresent(),
        "title", stream.map(TwitchWorld.Stream::title).orElse(""),
        "game_name", stream.map(TwitchWorld.Stream::category).orElse(""),
        "thumbnail_url", "https://pictures.invalid/" + one.id() + ".png",
        "started_at", stream.map(s -> s.startedAt().toString()).orElse(""));
  }

  /// Channels that have to do with whoever asks.
  private TwitchAnswer ofPerson(
      TwitchCall call, TwitchHolder holder, String scope, List<String> all) {
    if (holder.userId().isEmpty() || !holder.userId().equals(call.one("user_id"))) {
      return TwitchAnswer.error(401, "The ID in user_id must match the user ID found in the token");
    }
    if (!holder.scopes().contains(scope)) {
      return TwitchAnswer.error(401, "Missing scope: " + scope);
    }
    var from = call.number("after", 0);
    var until = Math.min(all.size(), from + call.number("first", PAGE));
    List<Map<String, String>> page =
        all.subList(from, until).stream()
            .flatMap(id -> world.byId(id).stream())
            .map(one ->
                Map.of(
                    "broadcaster_id", one.id(),
                    "broadcaster_login", one.login(),
                    "broadcaster_name", one.name()))
            .toList();
    return TwitchAnswer.page(page, until < all.size() ? Integer.toString(until) : "");
  }

  private static TwitchAnswer tooMany() {
    return TwitchAnswer.error(400, "The number of values is out of range");
  }
}
