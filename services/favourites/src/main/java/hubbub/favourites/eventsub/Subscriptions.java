package hubbub.favourites.eventsub;

import hubbub.favourites.helix.Asker;
import hubbub.favourites.helix.Helix;
import hubbub.favourites.helix.HelixAnswer;
import hubbub.favourites.helix.HelixPage;
import hubbub.platform.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

  /// All that a key sees: a person's are those of WebSockets, the installation's are webhooks.
  HelixAnswer<List<Listed>> list(Asker asker) {
    return HelixPage.all(
        PAGES_MAX,
        after ->
            helix.get(
                asker,
                CALL + (after.isEmpty() ? "" : "?after=" + encoded(after)),
                Subscriptions::page));
  }

  private static HelixPage<Listed> page(JsonNode json) {
    return new HelixPage<>(
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
