package hubbub.connectors.bluesky.jetstream;

import java.net.URI;

/// How an instance is spoken to: each version of Jetstream has a path of its own.
public enum Jetstream {
  /// Events are bare objects, and a cursor that is too old is moved without a word.
  FIRST {
    @Override
    public String target(URI url, long from, long dictionary) {
      return path(url)
          + "?wantedCollections="
          + POSTS
          + (dictionary == 0 ? "" : "&compress=true")
          + cursor(from);
    }

    @Override
    public JetstreamEvent read(byte[] bytes, int from, int length) {
      return JetstreamJson.read(bytes, from, length, new FirstDraft());
    }
  },

  /// Events lie in frames that say what they are, and a cursor that is too old is said to be.
  SECOND {
    @Override
    public String target(URI url, long from, long dictionary) {
      return url.getRawPath()
          + "?kinds=commit&kinds=identity&kinds=account&collections="
          + POSTS
          + (dictionary == 0 ? "" : "&zstdDictionary=" + dictionary)
          + cursor(from);
    }

    @Override
    public JetstreamEvent read(byte[] bytes, int from, int length) {
      return JetstreamJson.read(bytes, from, length, new SecondDraft());
    }
  };

  /// Posts, as records are called.
  public static final String POSTS = "app.bsky.feed.post";

  /// Bytes of one event; a longer one is skipped.
  public static final int EVENT_MAX = 1 << 20;

  /// In epoch microseconds; a smaller cursor is no time.
  public static final long MICROS_MIN = 1_000_000_000_000_000L;

  private static final String METHODS = "/xrpc/network.bsky.jetstream.";
  private static final String SECOND_PATH = METHODS + "subscribeEvents";
  private static final String DICTIONARY_PATH = METHODS + "getZstdDictionary";

  /// The version that an address is of.
  public static Jetstream of(URI url) {
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
  /// @param dictionary the number of what its messages are to be compressed with; 0 for not at all
  public abstract String target(URI url, long from, long dictionary);

  /// What a plain message says; malformed ones, too, are events.
  public abstract JetstreamEvent read(byte[] bytes, int from, int length);

  /// Where an instance of the second version gives its dictionary.
  public static String dictionaryTarget(URI url) {
    var path = path(url);
    return path.substring(0, path.length() - SECOND_PATH.length()) + DICTIONARY_PATH;
  }
}
