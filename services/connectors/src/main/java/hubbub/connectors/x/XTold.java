package hubbub.connectors.x;

import hubbub.contracts.Channel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// In which channels posts were told, for the last of them: an edit may have other words, and
/// counts no more in a run that counted the post before. The telling thread's own.
final class XTold {
  private static final int POSTS_MAX = 20_000;

  private final Map<String, Set<Channel>> posts =
      new LinkedHashMap<>() {
        @java.io.Serial private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Channel>> eldest) {
          return size() > POSTS_MAX;
        }
      };

  /// @param first what all edits of a post are known by
  synchronized List<Channel> of(String first) {
    return List.copyOf(posts.getOrDefault(first, Set.of()));
  }

  synchronized void add(String first, List<Channel> channels) {
    posts.computeIfAbsent(first, _ -> LinkedHashSet.newLinkedHashSet(1)).addAll(channels);
  }
}
