package hubbub.moodmodel;

import java.util.Locale;

/// What one text shows. In JSON by its lower-case name.
public enum Label {
  POSITIVE,
  NEUTRAL,
  NEGATIVE,

  /// It is in a language that the model does not know, and has nothing that speaks in any.
  UNREAD;

  /// The lower-case name, as the API writes it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
