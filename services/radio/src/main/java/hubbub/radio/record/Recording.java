package hubbub.radio.record;

import hubbub.radio.sound.Format;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One show on disk.
///
/// @param show its id
/// @param mount whose sound it is
/// @param ended null while it is recorded, and after a crash until it is recovered
/// @param duration of the sound; what was not recorded does not count
/// @param length bytes of the sound
public record Recording(
    String show,
    String mount,
    Format format,
    Instant begun,
    @Nullable Instant ended,
    Duration duration,
    long length) {}
