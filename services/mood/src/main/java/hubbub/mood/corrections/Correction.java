package hubbub.mood.corrections;

import hubbub.moodmodel.Label;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One text of a channel, and what it shows there.
///
/// @param text at most 500 characters
/// @param label positive, neutral or negative
/// @param id never used again
/// @param messageId the message it was, so that it goes when that is deleted; null if that was not
///   said
/// @param authorId who said it, so that it goes when that person's texts go; null if that was not
///   said
public record Correction(
    long id,
    String text,
    Label label,
    @Nullable String messageId,
    @Nullable String authorId,
    Instant at) {

  /// What a channel keeps at most.
  public static final int CHANNEL_MAX = 200;

  /// What all channels keep at most.
  public static final int ALL_MAX = 10_000;
}
