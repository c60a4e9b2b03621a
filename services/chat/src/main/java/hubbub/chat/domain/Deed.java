package hubbub.chat.domain;

/// What can be done in a room. Every route, WebSocket action, IRC command and `/command` names its
/// deed; [Permission] says who may.
public enum Deed {
  /// Being in the room, its lines, its modes, its emotes.
  READ(""),
  /// Who else is there.
  CHATTERS(""),
  /// Saying lines, `/me` and replies.
  SPEAK("chat:edit"),
  /// Choosing the colour of one's own name.
  COLOR("chat:edit"),
  DELETE("chat:moderate"),
  /// Emptying the whole room.
  CLEAR("chat:moderate"),
  /// Silencing for a time, and ending that.
  TIMEOUT("chat:moderate"),
  /// Silencing for good, and ending that.
  BAN("chat:moderate"),
  /// The same for an address or a range of them.
  BAN_ADDRESS("chat:moderate"),
  /// Slow, followers, members, emotes, unique.
  MODES("chat:moderate"),
  /// All of them at once, and back.
  SHIELD("chat:moderate"),
  PIN("chat:moderate"),
  ANNOUNCE("chat:moderate"),
  /// Going over to another room.
  RAID("chat:moderate"),
  /// Blocked words, patterns, and what becomes of links.
  WORDS("chat:moderate"),
  /// Letting through or turning down what is held.
  REVIEW("chat:moderate"),
  /// Notes about somebody, which only moderators see.
  NOTES("chat:moderate"),
  /// Somebody's card as moderators see it: their lines, what was done about them.
  CARD("chat:moderate"),
  /// What moderators did.
  LOG("chat:moderate"),
  /// Putting up and taking down the channel's own emotes.
  EMOTES("channels:manage"),
  /// Whether guests may speak, and whether anybody may while the channel is off air.
  SETTINGS("channels:manage");

  private final String scope;

  Deed(String scope) {
    this.scope = scope;
  }

  /// The scope that a program needs for it, beside what its person may; empty for none.
  public String scope() {
    return scope;
  }
}
