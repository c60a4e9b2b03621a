package hubbub.web.feed;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who wants what. Pages come, go and change their wishes on their own threads, while the beat
/// looks them up.
final class Viewers {
  private final Set<Viewer> all = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Viewer>> byKey = new ConcurrentHashMap<>();
  private final int max;

  Viewers(int max) {
    this.max = max;
  }

  /// @return whether there was room
  boolean enter(Viewer viewer) {
    return all.size() < max && all.add(viewer);
  }

  /// Follows a page's new wish. Calls for one page come one after another.
  void wish(Viewer viewer, Wish wish) {
    var before = viewer.wish();
    viewer.wishes(wish);
    wish.keys().forEach(key -> byKey.computeIfAbsent(key, _ -> newSet()).add(viewer));
    before.keys().stream().filter(key -> !wish.keys().contains(key)).forEach(k -> drop(k, viewer));
  }

  void leave(Viewer viewer) {
    all.remove(viewer);
    viewer.wish().keys().forEach(key -> drop(key, viewer));
  }

  Collection<Viewer> all() {
    return all;
  }

  int count() {
    return all.size();
  }

  /// Those who want this kind under any of the keys, each once.
  Set<Viewer> wanting(FeedKind kind, List<String> keys) {
    var found = new LinkedHashSet<Viewer>();
    for (var key : keys) {
      for (var viewer : byKey.getOrDefault(key, Set.of())) {
        if (viewer.wish().wants(kind)) {
          found.add(viewer);
        }
      }
    }
    return found;
  }

  private void drop(String key, Viewer viewer) {
    byKey.computeIfPresent(
        key,
        (_, viewers) -> {
          viewers.remove(viewer);
          return viewers.isEmpty() ? null : viewers;
        });
  }

  private static Set<Viewer> newSet() {
    return ConcurrentHashMap.newKeySet();
  }
}
