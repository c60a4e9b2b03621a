package hubbub.chat.domain;

import hubbub.contracts.connectors.Emote;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was said in a room, and is kept.
///
/// @param id a UUID, unique everywhere, in the order of time
/// @param offset where it stands in its room
/// @param channelId of the room
/// @param author as they were when they said it
/// @param text without control characters. A deleted line still has it: doors show it to those who
///   may see it ([Deed#DELETE]) alone
/// @param emotes of our own, by code points of the text
/// @param mentions ids of accounts that it names with `@`
/// @param first whether it is its author's first line in this room
/// @param nonce what the author's program called it, for the author's acknowledgement
/// @param deleted by whom and why; null as long as it stands
public record Line(
    String id,
    Offset offset,
    String channelId,
    Kind kind,
    Speaker author,
    String text,
    List<Emote> emotes,
    List<String> mentions,
    @Nullable Reply reply,
    boolean first,
    Instant at,
    @Nullable String nonce,
    @Nullable Deletion deleted) {

  /// The same line, deleted; who may see its text is the door's to know.
  public Line gone(Deletion deletion) {
    return new Line(
        id, offset, channelId, kind, author, text, emotes, mentions, reply, first, at, nonce,
        deletion);
  }

  /// As everyone may see it: a deleted line without its text.
  public Line hidden() {
    return deleted == null ? this : wordless();
  }

  /// Who and when, and nothing of what was said.
  public Line wordless() {
    return new Line(
        id, offset, channelId, kind, author, "", List.of(), List.of(), null, first, at, nonce,
        deleted);
  }

  /// The same, if it answers a line, with other words of that one.
  public Line quoting(String parent) {
    return reply == null
        ? this
        : new Line(
            id,
            offset,
            channelId,
            kind,
            author,
            text,
            emotes,
            mentions,
            reply.quoting(parent),
            first,
            at,
            nonce,
            deleted);
  }

  /// What was held, as it is said now.
  Line said(Offset where, Instant now) {
    return new Line(
        id, where, channelId, kind, author, text, emotes, mentions, reply, first, now, nonce,
        deleted);
  }

  /// How it is said.
  public enum Kind {
    MESSAGE,
    /// `/me`: what somebody does.
    ACTION,
    /// A moderator's, in a box.
    ANNOUNCEMENT
  }

  /// @param by the login of whoever did it
  /// @param reason for moderators, e.g. `timed out for 600 s`
  public record Deletion(String by, String reason, Instant at) {}
}
