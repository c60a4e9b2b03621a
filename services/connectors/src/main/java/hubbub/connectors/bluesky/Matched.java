package hubbub.connectors.bluesky;

import hubbub.connectors.domain.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/// The posts that had a followed word since we began to read, the latest ones: so that the ledger
/// is not asked of every post that is deleted anywhere. For one thread.
final class Matched {
  /// Keys are made by their posts' authors, whose clocks may be so far ahead.
  private static final long AHEAD_MILLIS = 120_000;

  private final Map<Long, Long> posts;
  private long forgottenMillis;

  Matched(int max) {
    posts =
        new LinkedHashMap<>() {
          @java.io.Serial private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            var isFull = size() > max;
            if (isFull) {
              forgottenMillis = Math.max(forgottenMillis, eldest.getValue());
            }
            return isFull;
          }
        };
  }

  /// A post had a word.
  ///
  /// @param nowMillis when it came
  void add(String id, long nowMillis) {
    posts.put(hash(id), nowMillis);
  }

  /// Whether a channel may have been told of a post: not if it was made since then and had no word.
  ///
  /// @param sentMillis when the post was made, as its key says
  /// @param sinceMillis since when the channel is listened to here
  boolean mayHave(String id, long sentMillis, long sinceMillis) {
    return sentMillis < Math.max(sinceMillis, forgottenMillis) + AHEAD_MILLIS
        || posts.containsKey(hash(id));
  }

  /// Two of one hash cost a question.
  private static long hash(String id) {
    return Texts.hash(Texts.HASH_BEGIN, id);
  }
}
