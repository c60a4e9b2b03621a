package hubbub.web.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a page may want to hear of a channel or run.
enum FeedKind {
  MESSAGES,
  COUNTERS,
  MOOD,
  EVENTS,
  GAPS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FeedKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
