package hubbub.web.feed;

import hubbub.contracts.Channel;
import java.util.List;
import java.util.Set;

/// What a page wants: the last one it sent counts.
///
/// @param keys `platform/name` of channels and `run:…` of runs
/// @param most messages a second that the page can use; 0 for all
record Wish(Set<String> keys, Set<FeedKind> kinds, int most) {
  static final String RUN = "run:";

  static Wish none() {
    return new Wish(Set.of(), Set.of(), 0);
  }

  boolean wants(Source source) {
    return wants(FeedKind.MESSAGES) && source.keys().stream().anyMatch(keys::contains);
  }

  boolean wants(FeedKind kind) {
    return kinds.contains(kind);
  }

  /// The keys under which a fact of this channel and these runs is looked for.
  static List<String> keysOf(Channel channel, List<String> runIds) {
    var keys = new java.util.ArrayList<String>(runIds.size() + 1);
    keys.add(channel.toString());
    runIds.forEach(id -> keys.add(RUN + id));
    return keys;
  }
}
