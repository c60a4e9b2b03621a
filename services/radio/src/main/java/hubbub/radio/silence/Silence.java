package hubbub.radio.silence;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.Piece;
import java.util.List;
import java.util.Optional;

/// Goes on with a stream without any sound. For one thread.
public sealed interface Silence permits Mp3Silence, OpusSilence {
  /// Silence that goes on after a stream.
  ///
  /// @param head the stream's, as its framer had it last
  /// @param last the bytes of its last pieces, in order; the last frame is enough for MP3, and the
  ///   pages since the last one on which a packet ends for Opus
  /// @return empty for formats that none is made for, and where the pieces don't say how
  static Optional<Silence> after(Format format, byte[] head, List<byte[]> last) {
    return switch (format) {
      case MP3 -> Mp3Silence.after(last);
      case OGG_OPUS -> OpusSilence.after(head, last);
      case AAC, OGG_VORBIS, OGG_FLAC, WEBM_OPUS -> Optional.empty();
    };
  }

  /// What a listener needs who begins now. The same as of the stream before, unless that one was
  /// ended in its own words: then another one follows, and its head comes first from [#next], too.
  byte[] head();

  /// The next piece. They never end; it is as much sound as its microseconds say, and is sent when
  /// the sound before it is over.
  Piece next();
}
