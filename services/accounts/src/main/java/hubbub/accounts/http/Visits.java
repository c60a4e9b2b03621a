package hubbub.accounts.http;

import hubbub.accounts.domain.Visit;
import hubbub.platform.http.Request;

/// Who wants to sign in, by what their request says.
final class Visits {
  private static final int CLIENT_LENGTH_MAX = 200;

  private Visits() {}

  static Visit of(Request request) {
    var caller = request.caller();
    return new Visit(
        request.address(),
        client(request),
        request.fromOwnPage(),
        caller.owner() && caller.account().isEmpty());
  }

  /// What the program calls itself; nothing in it that a log could stumble over.
  private static String client(Request request) {
    var said = request.header("User-Agent").orElse("").replaceAll("[^\\x20-\\x7e]", "?");
    return said.length() <= CLIENT_LENGTH_MAX ? said : said.substring(0, CLIENT_LENGTH_MAX);
  }
}
