package hubbub.chat.domain;

import hubbub.contracts.accounts.OwnChannel;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that a commit keeps.
public sealed interface Row {
  /// News with an offset, and the facts that tell others of them.
  record Told(OwnChannel channel, Instant at, News news) implements Row {}

  /// One line is deleted.
  record Deleted(OwnChannel channel, String lineId, Line.Deletion deletion) implements Row {}

  /// All lines of a person up to an offset are deleted.
  record Unsaid(OwnChannel channel, String personId, long upTo, Line.Deletion deletion)
      implements Row {}

  /// All lines up to an offset are deleted.
  record Cleared(OwnChannel channel, long upTo, Line.Deletion deletion) implements Row {}

  /// How a room is set up now.
  ///
  /// @param pinned the line's id
  record SetUp(String roomId, Modes modes, @Nullable String pinned) implements Row {}

  /// Somebody said their first line.
  record Met(String roomId, String personId, Instant at) implements Row {}

  /// @param until empty for good
  record Silenced(
      String roomId,
      String personId,
      String login,
      Optional<Instant> until,
      String reason,
      String by,
      Instant at)
      implements Row {}

  record Freed(String roomId, String personId) implements Row {}

  record Colored(String personId, @Nullable String color) implements Row {}

  record HeldBack(String roomId, Held held) implements Row {}

  record Decided(String roomId, String heldId) implements Row {}

  record Blocked(String roomId, Word word) implements Row {}

  record Unblocked(String roomId, String wordId) implements Row {}

  record Barred(String roomId, AddressBan ban) implements Row {}

  record Unbarred(String roomId, AddressRange range) implements Row {}

  record Noted(String roomId, String personId, Note note) implements Row {}

  record Unnoted(String roomId, String noteId) implements Row {}

  record EmotePut(String roomId, OwnEmote emote, byte[] content) implements Row {}

  record EmoteGone(String roomId, String emoteId) implements Row {}

  record Logged(String roomId, LogEntry entry) implements Row {}
}
