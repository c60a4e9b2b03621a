package hubbub.platform.http;

import hubbub.platform.json.Json;
import hubbub.platform.storage.AnsweredRequests;
import hubbub.platform.storage.AnsweredRequests.Keyed;
import java.time.Duration;
import java.util.Optional;

/// The header `Idempotency-Key`: who sends a request again, not knowing whether the first one came
/// through, gets the first one's answer.
public final class IdempotencyKey {
  private static final String HEADER = "Idempotency-Key";
  private static final int LENGTH_MAX = 200;
  private static final Duration LATER = Duration.ofMinutes(10);

  private IdempotencyKey() {}

  /// The request by its key, if it has one.
  ///
  /// @param asked what is asked for
  public static Optional<Keyed> of(Request request, Object asked) {
    return request
        .header(HEADER)
        .map(key -> Keyed.of(request.caller().name(), readable(key), Json.bytes(asked)));
  }

  private static String readable(String key) {
    if (key.isEmpty()
        || key.length() > LENGTH_MAX
        || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw Refusal.wrong(HEADER, "must be 1 to " + LENGTH_MAX + " visible letters of ASCII");
    }
    return key;
  }

  /// 422: under this key something else was asked for.
  public static Refusal reused() {
    return Refusal.wrong(HEADER, "was sent with another body before");
  }

  /// 429: too many are remembered.
  public static Refusal full() {
    return Refusal.tooMany(
        HEADER
            + ": no more keys can be remembered; each is for "
            + AnsweredRequests.KEPT.toHours()
            + " hours",
        LATER);
  }
}
