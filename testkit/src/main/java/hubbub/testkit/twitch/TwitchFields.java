package hubbub.testkit.twitch;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a request says in its query and its form together, as Twitch reads them.
record TwitchFields(Map<String, String> fields) {
  static TwitchFields of(HttpExchange exchange) throws IOException {
    var fields = new HashMap<String, String>();
    read(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""), fields);
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    read(body, fields);
    return new TwitchFields(fields);
  }

  private static void read(String form, Map<String, String> fields) {
    for (var field : form.split("&", -1)) {
      var equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Optional<String> maybe(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// Empty where it is not said.
  String text(String name) {
    return fields.getOrDefault(name, "");
  }
}
