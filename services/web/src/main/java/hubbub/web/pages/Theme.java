package hubbub.web.pages;

import hubbub.platform.http.Request;
import java.util.Arrays;

/// Dark or light, as the switch in the header left it in a cookie.
final class Theme {
  private static final String COOKIE = "theme=";

  private Theme() {}

  static String of(Request request) {
    return request.header("Cookie").stream()
        .flatMap(header -> Arrays.stream(header.split(";", 50)))
        .map(String::strip)
        .filter(pair -> pair.startsWith(COOKIE))
        .map(pair -> pair.substring(COOKIE.length()))
        .filter(value -> value.equals("dark") || value.equals("light"))
        .findFirst()
        .orElse("");
  }
}
