package hubbub.platform.http;

/// Who may use a route, as the design of the API says under "who may".
///
/// Unclaimed, programs on the same machine may use everything but [#OWNER]; claimed, it takes the
/// owner's session or a token with the scope.
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
  /// The owner alone: deletions on request, opt-outs, tokens, dead letters.
  OWNER("owner");

  private final String scope;

  Access(String scope) {
    this.scope = scope;
  }

  /// The scope that a token needs; empty for [#OPEN].
  public String scope() {
    return scope;
  }
}
