package hubbub.contracts.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A path at which a source may go on air, `/friday`, or with a `*` as its last character all that
/// begin so, `/friday*`: the `*` stands for what is left of one segment, also for nothing.
///
/// @param text one to three segments of letters, digits, `-`, `_`, `.` and `~`, none of which
///   begins with a dot; at most 100 characters
public record MountPattern(String text) {
  private static final int LENGTH_MAX = 100;
  private static final String SEGMENT = "/[A-Za-z0-9_~-][A-Za-z0-9._~-]*";
  private static final Pattern PATH = Pattern.compile("(?:" + SEGMENT + "){1,3}");
  private static final Pattern FORM =
      Pattern.compile("(?:" + SEGMENT + "){0,2}(?:" + SEGMENT + "\\*?|/\\*)");

  /// Empty if a text is not of the form.
  public static Optional<MountPattern> read(String text) {
    return text.length() <= LENGTH_MAX && FORM.matcher(text).matches()
        ? Optional.of(new MountPattern(text))
        : Optional.empty();
  }

  /// Whether a source may go on air there; to the letter, as paths are.
  ///
  /// @param path decoded, as it stands in a request
  public boolean covers(String path) {
    return path.length() <= LENGTH_MAX
        && PATH.matcher(path).matches()
        && (path.equals(begin()) || (isOpen() && continuesInSegment(begin(), path)));
  }

  /// Whether a path may be covered by both, were capitals small.
  public boolean overlaps(MountPattern other) {
    var mine = small(begin());
    var others = small(other.begin());
    if (mine.length() > others.length()) {
      return other.overlaps(this);
    }
    return mine.equals(others) || (isOpen() && continuesInSegment(mine, others));
  }

  /// Whether a path may be covered whose first segment is this one, were capitals small.
  public boolean mayBegin(String segment) {
    return isOpenAtFirst() ? small(segment).startsWith(first()) : small(segment).equals(first());
  }

  /// The first segment, or what it begins with, in small letters.
  public String first() {
    return small(begin().split("/", -1)[1]);
  }

  /// Whether the `*` stands in the first segment.
  public boolean isOpenAtFirst() {
    return isOpen() && text.lastIndexOf('/') == 0;
  }

  private boolean isOpen() {
    return text.endsWith("*");
  }

  /// All but the `*`.
  private String begin() {
    return isOpen() ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean continuesInSegment(String begin, String path) {
    return path.startsWith(begin) && path.indexOf('/', begin.length()) < 0;
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
