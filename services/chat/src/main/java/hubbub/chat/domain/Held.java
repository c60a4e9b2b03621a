package hubbub.chat.domain;

import java.time.Instant;

/// A line that waits for a moderator.
///
/// @param line as it would be said; its offset means nothing yet
/// @param why in words
public record Held(String id, Line line, String why, Instant at) {
  /// Without the words of the line that it answers.
  public Held quotingNothing() {
    return new Held(id, line.quoting(""), why, at);
  }
}
