package hubbub.radio.record;

import hubbub.radio.sound.Format;
import java.io.IOException;

/// Goes over the whole pieces of a recording, to find out what a crash or a damage left.
sealed interface Walk permits FrameWalk, OggWalk {
  static Walk of(Format format) {
    return switch (format) {
      case MP3, AAC -> new FrameWalk(format);
      case OGG_OPUS, OGG_VORBIS, OGG_FLAC -> new OggWalk();
      case WEBM_OPUS -> throw new IllegalArgumentException("WebM is recorded as Ogg");
    };
  }

  /// Walks to the end.
  ///
  /// @param from a place that stood in the index, or the beginning
  void go(Segments segments, Entry from, Steps steps) throws IOException;

  /// Gets each whole piece, in order.
  interface Steps {
    /// @param place where it begins; its time of day is not known
    /// @param end position behind it
    /// @param endMicros sound up to there
    void piece(Entry place, boolean begins, long end, long endMicros);
  }
}
