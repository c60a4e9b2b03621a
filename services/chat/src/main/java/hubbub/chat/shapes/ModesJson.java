package hubbub.chat.shapes;

import hubbub.chat.domain.Modes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rules of a room.
///
/// @param slow seconds between two lines of one person; 0 for none
/// @param followers minutes that one must have followed; null for all
public record ModesJson(
    long slow,
    @Nullable Long followers,
    boolean members,
    boolean emotes,
    boolean unique,
    boolean shield,
    String links,
    boolean holdFirst,
    boolean guests,
    boolean offAir) {
  public static ModesJson of(Modes modes) {
    return new ModesJson(
        modes.slow().toSeconds(),
        modes.followers().map(java.time.Duration::toMinutes).orElse(null),
        modes.members(),
        modes.emotes(),
        modes.unique(),
        modes.shield(),
        modes.links().name().toLowerCase(Locale.ROOT),
        modes.holdFirst(),
        modes.guests(),
        modes.offAir());
  }
}
