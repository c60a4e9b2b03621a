package hubbub.connectors.bluesky;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The names that people were said to have, the most lately used ones. For one thread.
final class Handles {
  private static final int LENGTH_MAX = 253;

  private final Map<String, String> handles;

  Handles(int max) {
    handles =
        new LinkedHashMap<>(16, 0.75f, true) {
          @java.io.Serial private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > max;
          }
        };
  }

  /// Somebody's name changed; one that can't be one is forgotten.
  void name(String did, String handle) {
    var name = handle.toLowerCase(Locale.ROOT);
    if (isName(name)) {
      handles.put(did, name);
    } else {
      handles.remove(did);
    }
  }

  /// The name of somebody; the id if it is not known.
  String of(String did) {
    return handles.getOrDefault(did, did);
  }

  private static boolean isName(String name) {
    return name.length() <= LENGTH_MAX
        && name.indexOf('.') > 0
        && !name.equals("handle.invalid")
        && name.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-');
  }
}
