package hubbub.connectors.replay;

import hubbub.contracts.connectors.Message;
import org.jspecify.annotations.Nullable;

/// What a capture's line holds.
sealed interface Scene {
  /// A message as it was; id and times are given when it is played.
  ///
  /// @param at when it was sent, epoch milliseconds; -1 if the capture doesn't say
  record Line(Message message, long at) implements Scene {}

  /// Messages were deleted.
  ///
  /// @param messageId the one, by the capture's id; else all of `authorId`; else all
  record Deleted(@Nullable String messageId, @Nullable String authorId, long at, String reason)
      implements Scene {}

  /// Nothing to play: an empty line, or a command that says nothing.
  record Nothing() implements Scene {}

  /// A line of no form that we know.
  record Malformed() implements Scene {}
}
