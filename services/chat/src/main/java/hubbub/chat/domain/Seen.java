package hubbub.chat.domain;

import java.util.List;
import java.util.Optional;

/// A room as its thread showed it.
///
/// @param you who looked, as the room sees them
/// @param speakers who is here, as many as were asked for, those who keep order first
/// @param held what waits for a moderator
public record Seen(
    Room room,
    Optional<Speaker> you,
    List<Speaker> speakers,
    List<Word> words,
    List<OwnEmote> emotes,
    List<AddressBan> bars,
    List<Held> held) {}
