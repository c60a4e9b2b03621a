package hubbub.connectors.replay;

import org.jspecify.annotations.Nullable;

/// Where a replay has got to: the lines of this loop that were played, written `loop/line`.
///
/// @param loop from 1
/// @param line how many lines of it were played
record Position(long loop, long line) {
  static final Position START = new Position(1, 0);

  static Position parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    var slash = text.indexOf('/');
    return new Position(
        Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return loop + "/" + line;
  }
}
