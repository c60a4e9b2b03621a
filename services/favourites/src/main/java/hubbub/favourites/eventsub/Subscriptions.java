package hubbub.favourites.eventsub;

import hubbub.favourites.helix.Asker;
import hubbub.favourites.helix.Helix;
import hubbub.favourites.helix.HelixAnswer;
import hubbub.platform.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Twitch's list of subscriptions.
final class Subscriptions {
  private static final String CALL = "/eventsub/subscriptions";

  /// Pages that are read of it, of 100 each: more than an installation may have.
  private static final int PAGES_MAX = 200;

  private final Helix helix;

  Subscriptions(Helix helix) {
    this.helix = helix;
  }

  /// One as Twitch has it.
  ///
  /// @param status `enabled`, or why it is not
  /// @param place the session's id, or the address that is called
  record Listed(String id, String status, Topic topic, String place) {
    boolean isEnabled() {
      return status.equals("enabled");
    }

    boolean isPending() {
      return status.equals("webhook_callback_verification_pending");
    }
  }

  private record Page(List<Listed> listed, String next) {}

  /// All that a key sees: a person's are those of WebSockets, the installation's are webhooks.
  HelixAnswer<List<Listed>> list(Asker asker) {
    var all = new ArrayList<Listed>();
    var after = "";
    for (var page = 0; page < PAGES_MAX; page++) {
      var call = CALL + (after.isEmpty() ? "" : "?after=" + encoded(after));
      switch (helix.get(asker, call, Subscriptions::page)) {
        case HelixAnswer.Answered<Page>(var found) -> {
          all.addAll(found.listed());
          after = found.next();
        }
        case HelixAnswer.Refused<Page>(var status, var words) -> {
          return new HelixAnswer.Refused<>(status, words);
        }
        case HelixAnswer.Away<Page>(var until) -> {
          return new HelixAnswer.Away<>(until);
        }
        case HelixAnswer.NoKey<Page> _ -> {
          return new HelixAnswer.NoKey<>();
        }
      }
      if (after.isEmpty()) {
        break;
      }
    }
    return new HelixAnswer.Answered<>(all);
  }

  private static Page page(JsonNode json) {
    return new Page(
        json.path("data").valueStream().map(Subscriptions::listed).toList(),
        json.path("pagination").path("cursor").asString(""));
  }

  private static Listed listed(JsonNode one) {
    var transport = one.path("transport");
    var place = transport.path("session_id").asString(transport.path("callback").asString(""));
    return new Listed(
        one.path("id").asString(""), one.path("status").asString(""), Message.topic(one), place);
  }

  /// Makes one.
  ///
  /// @param transport where it is to be told
  /// @return its id
  HelixAnswer<String> make(Asker asker, Topic topic, Map<String, String> transport) {
    var wish = new LinkedHashMap<String, Object>();
    wish.put("type", topic.type());
    wish.put("version", topic.version());
    wish.put("condition", topic.condition());
    wish.put("transport", transport);
    return helix.post(
        asker, CALL, Json.write(wish), json -> json.path("data").path(0).path("id").asString(""));
  }

  HelixAnswer<Boolean> end(Asker asker, String id) {
    return helix.delete(asker, CALL + "?id=" + encoded(id));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
