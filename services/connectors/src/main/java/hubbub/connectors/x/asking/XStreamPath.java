package hubbub.connectors.x.asking;

import hubbub.connectors.domain.Moment;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The stream's address.
public final class XStreamPath {
  private static final String PATH =
      "/2/tweets/search/stream"
          + "?tweet.fields=author_id,created_at,edit_history_tweet_ids,entities,lang,note_tweet,"
          + "referenced_tweets"
          + "&expansions=author_id,referenced_tweets.id"
          + "&user.fields=name,username";
  private static final long BACKFILL_MAX = 5;

  private XStreamPath() {}

  /// How many minutes X can be asked to send again.
  ///
  /// @param lostAt the last sign of the stream before; null if there was none
  public static long minutes(XConfig config, @Nullable Moment lostAt, Moment now) {
    if (lostAt == null || !config.backfill()) {
      return 0;
    }
    var gap = Math.max(0, now.nanos() - lostAt.nanos());
    return Math.min(BACKFILL_MAX, gap / TimeUnit.MINUTES.toNanos(1) + 1);
  }

  public static String of(long minutes) {
    return minutes == 0 ? PATH : PATH + "&backfill_minutes=" + minutes;
  }
}
