package hubbub.chat.helix;

import hubbub.platform.http.Request;
import java.util.Optional;

/// Fields of a call, which programs send in the body, in the query, or some here and some there.
final class Bodies {
  private Bodies() {}

  /// The body, if there is one.
  static <T> Optional<T> read(Request request, Class<T> type) {
    var length = request.header("Content-Length").orElse("0").strip();
    return length.equals("0") && request.header("Transfer-Encoding").isEmpty()
        ? Optional.empty()
        : Optional.of(request.json(type));
  }
}
