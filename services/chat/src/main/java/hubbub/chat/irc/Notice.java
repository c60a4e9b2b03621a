package hubbub.chat.irc;

/// Why something was not done, or that it was.
///
/// @param id a word that Twitch's programs know, or one like them
/// @param sentence for people
public record Notice(String id, String sentence) {
  /// As the server says it in a room.
  String line(String channel, Kind kind) {
    return NoticeText.of(channel, id, sentence, kind);
  }
}
