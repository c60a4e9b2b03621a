package hubbub.testkit.twitch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One request that the tests' Twitch got.
///
/// @param path below `/helix`, e.g. `/users`
/// @param query as it was sent; empty without
/// @param token of `Authorization: Bearer`; empty without
/// @param body as it was sent; empty without
public record TwitchCall(
    String method, String path, String query, String token, String clientId, String body) {
  /// All values of a parameter, decoded, in their order.
  public List<String> all(String name) {
    var values = new ArrayList<String>();
    for (var pair : query.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        values.add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  String one(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  int number(String name, int fallback) {
    var text = one(name);
    return text.isEmpty() ? fallback : Integer.parseInt(text);
  }
}
