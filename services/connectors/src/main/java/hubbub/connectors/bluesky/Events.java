package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import hubbub.connectors.bluesky.jetstream.JetstreamEvent;
import hubbub.connectors.bluesky.jetstream.JetstreamEvent.Why;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The events of a connection, out of its messages, which may be compressed. For one thread.
final class Events {
  private final Jetstream version;
  private final Frames frames;
  private final @Nullable Decompressor decompressor;
  private final BlueskyMeters meters;
  private long tooLong;

  /// @param decompressor what makes binary messages plain; null if they are
  Events(
      Jetstream version, Frames frames, @Nullable Decompressor decompressor, BlueskyMeters meters) {
    this.version = version;
    this.frames = frames;
    this.decompressor = decompressor;
    this.meters = meters;
  }

  /// Reads what has come.
  ///
  /// @return how many bytes; 0 if none came in time
  int fill() throws IOException {
    return frames.fill();
  }

  /// The next event that is whole; null if there is none yet.
  ///
  /// @throws Decompressor.OtherDictionary if it can be read no more with this dictionary
  @Nullable JetstreamEvent next() throws IOException {
    var message = frames.next();
    if (frames.tooLong() > tooLong) {
      meters.malformed(Why.TOO_LONG, frames.tooLong() - tooLong);
      tooLong = frames.tooLong();
    }
    if (message == null) {
      return null;
    }
    meters.events.increment();
    try {
      var plain = decompressor != null && message.binary() ? decompressor.plain(message) : message;
      return version.read(plain.bytes(), plain.from(), plain.length());
    } catch (Decompressor.Broken e) {
      return new JetstreamEvent.Malformed(e.why);
    } catch (RuntimeException _) {
      return new JetstreamEvent.Malformed(Why.NOT_UNDERSTOOD);
    }
  }
}
