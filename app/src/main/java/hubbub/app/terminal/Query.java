package hubbub.app.terminal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows a path's question mark.
final class Query {
  private final List<String> pairs = new ArrayList<>();

  /// Leaves out what was not said.
  Query with(String name, @Nullable String value) {
    if (value != null) {
      pairs.add(name + "=" + encoded(value));
    }
    return this;
  }

  @Override
  public String toString() {
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  /// A text as it stands in a path or a query.
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
