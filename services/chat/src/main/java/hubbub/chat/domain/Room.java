package hubbub.chat.domain;

import hubbub.contracts.accounts.OwnChannel;
import java.util.Optional;

/// A room at one moment.
///
/// @param modes as they were set
/// @param last the newest offset that visitors may know: all up to it is durable
/// @param pinned the line that stands on top
/// @param chatters how many are here, guests included, each once however many connections they have
public record Room(
    OwnChannel channel, Modes modes, Offset last, Optional<Line> pinned, int chatters) {
  /// The channel's name, which doors call it by.
  public String name() {
    return channel.name();
  }
}
