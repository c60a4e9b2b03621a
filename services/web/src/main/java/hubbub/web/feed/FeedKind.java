package hubbub.web.feed;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a page may want to hear of a channel or run, or of the directory.
enum FeedKind {
  MESSAGES,
  COUNTERS,
  MOOD,
  EVENTS,
  GAPS,
  DIRECTORY;

  /// What somebody hears who names no kinds: all that is said of channels and runs.
  static final Set<FeedKind> OF_CHANNELS = Set.copyOf(EnumSet.complementOf(EnumSet.of(DIRECTORY)));

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FeedKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
