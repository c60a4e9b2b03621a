package hubbub.connectors.rehearsal;

import java.util.List;
import java.util.Locale;

/// One of an invented crowd.
///
/// @param color of the name, `#rrggbb`
/// @param character whose phrases it prefers, e.g. `gran`
/// @param weight how much it talks beside the others; 0 only when an act is opened
/// @param badges `set/version`
record Voice(
    String name, String color, Manner manner, String character, int weight, List<String> badges) {
  String login() {
    return name.toLowerCase(Locale.ROOT);
  }

  /// Whether it is here for the first time.
  boolean isNew() {
    return character.equals("new") || character.equals("guest");
  }

  /// How a voice writes.
  enum Manner {
    PLAIN,
    /// In capitals, most of the time.
    CAPS,
    /// Without any.
    SMALL,
    /// With the last vowel drawn out.
    DRAWN
  }
}
