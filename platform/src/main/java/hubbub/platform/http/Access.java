package hubbub.platform.http;

/// Who may use a route, as the design of the API says under "who may".
///
/// Unclaimed, programs on the same machine may use everything but [#OWNER] and what takes an
/// account; claimed, it takes the owner's session or a token with the scope.
public enum Access {
  /// Everyone: pages, their files, health, the API's documents.
  OPEN(""),
  /// Counts and moods.
  FIGURES("statistics:read"),
  /// Messages and who wrote them.
  MESSAGES("archive:read"),
  /// Reading the directory; open to everyone unless `directory.private` is set.
  DIRECTORY("directory:read"),
  /// Editing the directory.
  DIRECTORY_EDIT("directory:write"),
  /// Launching, reading and ending runs, captures.
  CONTROL("runs:write"),
  /// What Icecast's admin may: statistics of mounts, listeners and their addresses, ending sources
  /// and listeners, titles, fallbacks.
  RADIO("radio:admin"),
  /// Whoever is signed in, about themselves: their name, sessions, tokens.
  ACCOUNT("account"),
  /// Saying lines in rooms, in one's own name. Reading them is open; what guests may say is the
  /// channel's choice.
  CHAT("chat:edit"),
  /// Keeping order in rooms where one has the role.
  MODERATION("chat:moderate"),
  /// Opening and changing one's own channels, their roles and stream keys.
  CHANNELS("channels:manage"),
  /// The owner alone: deletions on request, opt-outs, tokens, dead letters.
  OWNER("owner");

  private final String scope;

  Access(String scope) {
    this.scope = scope;
  }

  /// Whether somebody must be signed in for it: it is done in a person's name.
  public boolean ofAccount() {
    return switch (this) {
      case ACCOUNT, CHAT, MODERATION, CHANNELS -> true;
      case OPEN, FIGURES, MESSAGES, DIRECTORY, DIRECTORY_EDIT, CONTROL, RADIO, OWNER -> false;
    };
  }

  /// The scope that a token needs; empty for [#OPEN].
  public String scope() {
    return scope;
  }
}
