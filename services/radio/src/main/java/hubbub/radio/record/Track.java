package hubbub.radio.record;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.Piece;
import java.util.function.Consumer;

/// Makes one recording of what comes from a source, goes away, and comes again. For one thread.
sealed interface Track permits FrameTrack, OggTrack {
  /// @throws IllegalArgumentException for WebM, which [OpusRecorder] puts into Ogg
  static Track of(Format format) {
    return switch (format) {
      case MP3, AAC -> new FrameTrack();
      case OGG_OPUS, OGG_VORBIS, OGG_FLAC -> new OggTrack();
      case WEBM_OPUS -> throw new IllegalArgumentException("WebM is recorded as Ogg");
    };
  }

  /// What follows has another head, or comes from another source.
  void head(byte[] head);

  /// Takes the next piece.
  void take(Piece piece, Consumer<Part> parts);

  /// Sound so far.
  long micros();

  /// Something is missing before the next piece.
  void interrupted();

  /// All so far is in the file.
  void kept();

  /// What came since it was last [#kept] is not in the file, and never will be.
  void lost();
}
