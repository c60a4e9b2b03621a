package hubbub.chat.domain;

import org.jspecify.annotations.Nullable;

/// What somebody wants to say.
///
/// @param text as it came; one that begins with `/` is a command
/// @param action whether it is said as `/me`
/// @param replyTo the id of the line that it answers
/// @param nonce what the author's program calls it, at most 100 characters; the same nonce of the
///   same author within ten minutes is the same line, said once
/// @param from the connection that it comes on
public record Speech(
    String text,
    boolean action,
    @Nullable String replyTo,
    @Nullable String nonce,
    @Nullable Connection from) {
  /// A plain line.
  public static Speech of(String text) {
    return new Speech(text, false, null, null, null);
  }
}
