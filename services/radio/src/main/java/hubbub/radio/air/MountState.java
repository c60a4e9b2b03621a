package hubbub.radio.air;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.Framer.Shape;
import java.time.Instant;
import java.util.Optional;

/// A mount as it is at one moment, while a source is on it.
///
/// @param path as in an address, beginning with a slash
/// @param channel the name of the channel that it belongs to
/// @param shape how the sound is made, as its bytes say
/// @param since when the source came
/// @param artist empty where only a title is known
/// @param title what plays now; empty where nobody said
/// @param peak most listeners at once since the source came
/// @param bytesIn taken from the source
/// @param bytesOut given to listeners
/// @param damaged bytes of the source that were left out
/// @param fallback the path of the mount where listeners go when the source ends
/// @param address the source's
/// @param next what the source is called that waits until this one is gone; empty if it has no name
public record MountState(
    String path,
    String channel,
    StreamInfo info,
    Format format,
    Shape shape,
    Instant since,
    String artist,
    String title,
    int listeners,
    int peak,
    long bytesIn,
    long bytesOut,
    long damaged,
    Optional<String> fallback,
    String address,
    Optional<String> next) {}
