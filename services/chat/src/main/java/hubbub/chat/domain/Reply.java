package hubbub.chat.domain;

/// What a line answers.
///
/// @param text of the parent; empty if that is deleted
/// @param thread the line that the whole thread began with; the parent's own id, if it began it
/// @param threadLogin who began it
public record Reply(
    String lineId,
    String authorId,
    String login,
    String name,
    String text,
    String thread,
    String threadLogin) {
  /// The same, quoted otherwise.
  Reply quoting(String other) {
    return new Reply(lineId, authorId, login, name, other, thread, threadLogin);
  }
}
