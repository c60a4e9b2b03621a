package hubbub.connectors.x;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a line of the stream says.
sealed interface XLine {
  /// Somebody posted.
  ///
  /// @param earlier ids of what it is an edit of, oldest first
  /// @param text whole, as people read it
  /// @param login empty if X doesn't say
  /// @param createdAt null if X doesn't say
  /// @param quote the id of the post that it quotes
  record Post(
      String id,
      List<String> earlier,
      Kind kind,
      String text,
      List<String> tags,
      String authorId,
      String login,
      String name,
      @Nullable Instant createdAt,
      @Nullable String replyTo,
      @Nullable String quote,
      String lang)
      implements XLine {
    /// What all edits of it are known by.
    String first() {
      return earlier.isEmpty() ? id : earlier.getFirst();
    }
  }

  /// How a post is related to others.
  enum Kind {
    POST,
    REPLY,
    REPOST
  }

  /// X says something about the stream itself, which it will end.
  ///
  /// @param title X's word for it, e.g. `operational-disconnect`
  /// @param detail for people; may be empty
  record Control(String title, String detail) implements XLine {}

  /// A sign of life.
  record Blank() implements XLine {}

  /// Nothing that we understand.
  ///
  /// @param billed whether it may have been a post, which costs
  record Broken(boolean billed) implements XLine {}
}
