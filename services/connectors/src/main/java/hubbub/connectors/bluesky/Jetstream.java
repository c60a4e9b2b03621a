package hubbub.connectors.bluesky;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How an instance is spoken to: each version of Jetstream has a path of its own.
enum Jetstream {
  /// Events are bare objects, and a cursor that is too old is moved without a word.
  FIRST {
    @Override
    String target(URI url, long from, @Nullable Dictionary dictionary) {
      return path(url)
          + "?wantedCollections="
          + POSTS
          + (dictionary == null ? "" : "&compress=true")
          + cursor(from);
    }

    @Override
    JetstreamEvent read(byte[] bytes, int from, int length) {
      return JetstreamJson.read(bytes, from, length, new FirstDraft());
    }
  },

  /// Events lie in frames that say what they are, and a cursor that is too old is said to be.
  SECOND {
    @Override
    String target(URI url, long from, @Nullable Dictionary dictionary) {
      return url.getRawPath()
          + "?kinds=commit&kinds=identity&kinds=account&collections="
          + POSTS
          + (dictionary == null ? "" : "&zstdDictionary=" + dictionary.id())
          + cursor(from);
    }

    @Override
    JetstreamEvent read(byte[] bytes, int from, int length) {
      return JetstreamJson.read(bytes, from, length, new SecondDraft());
    }
  };

  static final String POSTS = "app.bsky.feed.post";
  private static final String METHODS = "/xrpc/network.bsky.jetstream.";
  private static final String SECOND_PATH = METHODS + "subscribeEvents";
  private static final String DICTIONARY_PATH = METHODS + "getZstdDictionary";

  static Jetstream of(URI url) {
    return path(url).endsWith(SECOND_PATH) ? SECOND : FIRST;
  }

  private static String path(URI url) {
    var path = url.getRawPath();
    return path == null || path.length() < 2 ? "/subscribe" : path;
  }

  private static String cursor(long from) {
    return from == 0 ? "" : "&cursor=" + from;
  }

  /// Path and query to ask for.
  ///
  /// @param from the time of the first event wanted, in epoch microseconds; 0 for now
  /// @param dictionary what its messages are to be compressed with; null for not at all
  abstract String target(URI url, long from, @Nullable Dictionary dictionary);

  abstract JetstreamEvent read(byte[] bytes, int from, int length);

  /// Where an instance of the second version gives its dictionary.
  static String dictionaryTarget(URI url) {
    var path = path(url);
    return path.substring(0, path.length() - SECOND_PATH.length()) + DICTIONARY_PATH;
  }
}
