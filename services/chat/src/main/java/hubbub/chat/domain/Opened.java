package hubbub.chat.domain;

import java.util.List;
import java.util.Optional;

/// What is kept of a room, when it is opened.
///
/// @param before the offset of what came just before `recent`
/// @param recent the newest news, oldest first
public record Opened(
    Modes modes,
    Optional<Line> pinned,
    Offset before,
    List<Recalled> recent,
    List<Word> words,
    List<OwnEmote> emotes,
    List<AddressBan> bars,
    List<Held> held) {
  public Opened {
    recent = List.copyOf(recent);
  }
}
