package hubbub.connectors.bluesky;

import hubbub.connectors.names.Handle;
import java.util.LinkedHashMap;
import java.util.Map;

/// The names that people were said to have, the most lately used ones. For one thread.
final class Handles {
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
    Handle.read(handle).ifPresentOrElse(name -> handles.put(did, name), () -> handles.remove(did));
  }

  /// The name of somebody; the id if it is not known.
  String of(String did) {
    return handles.getOrDefault(did, did);
  }
}
