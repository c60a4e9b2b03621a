package hubbub.radio.levels;

import hubbub.radio.sound.Format;
import java.util.Optional;

/// Decodes one source's sound. It may throw whatever it likes; then another one is made. For one
/// thread.
interface SoundDecoder {
  /// Another head stands before what follows, as listeners need it; of WebM only its `OpusHead`.
  void head(byte[] head) throws Exception;

  /// Takes a frame, a page; of WebM a packet.
  void take(byte[] sound, Samples samples) throws Exception;

  /// Something is missing before what follows.
  void interrupted();

  /// One for that format; empty where nothing decodes it here.
  static Optional<SoundDecoder> of(Format format) {
    return switch (format) {
      case MP3 -> Optional.of(new Mp3Decoder());
      case OGG_OPUS -> Optional.of(new OggOpusDecoder());
      case WEBM_OPUS -> Optional.of(new OpusDecoding());
      case AAC, OGG_VORBIS, OGG_FLAC -> Optional.empty();
    };
  }
}
