package hubbub.mood.domain;

import java.util.Locale;

/// Much of a minute that is not many people's own words. It weighs little in the mood; here it is
/// named.
///
/// @param messages how many of the minute's
/// @param people by how many
/// @param share of all of the minute's messages
public record Wave(Kind kind, int messages, int people, double share) {
  private static final int MESSAGES_MIN = 10;
  private static final double SHARE_MIN = 0.3;

  /// What it is. In JSON by its lower-case name.
  public enum Kind {
    /// One person.
    FLOOD,
    /// One text, again and again by some.
    COPIES,
    /// One text by many, as in a raid.
    CHORUS;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether so many of so many are a wave.
  static boolean is(int messages, int all) {
    return messages >= MESSAGES_MIN && messages >= SHARE_MIN * all;
  }

  static Wave flood(int messages, int all) {
    return new Wave(Kind.FLOOD, messages, 1, share(messages, all));
  }

  /// Said by half as many people as times, a text is their own.
  static Wave copies(int messages, int people, int all) {
    var kind = 2 * people > messages ? Kind.CHORUS : Kind.COPIES;
    return new Wave(kind, messages, people, share(messages, all));
  }

  private static double share(int messages, int all) {
    return Math.round(10_000.0 * messages / all) / 10_000.0;
  }
}
