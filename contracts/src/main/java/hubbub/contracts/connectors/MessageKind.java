package hubbub.contracts.connectors;

import java.util.Locale;

/// What kind of message it is. In JSON and SQL by its lower-case name.
public enum MessageKind {
  MESSAGE,
  ACTION,
  SUBSCRIPTION,
  GIFT,
  RAID,
  CHEER,
  ANNOUNCEMENT,
  NOTICE,
  POST,
  REPLY,
  REPOST;

  /// The lower-case name, as the API writes it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
