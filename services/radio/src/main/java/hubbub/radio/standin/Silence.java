package hubbub.radio.standin;

import hubbub.radio.sound.Format;
import java.util.List;
import java.util.Optional;

/// Goes on with a stream without any sound. For one thread.
public sealed interface Silence extends StandIn permits Mp3Silence, OpusSilence {
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

  /// The same as of the stream before, unless that one was ended in its own words: then another one
  /// follows, and its head comes first from [#next], too.
  @Override
  byte[] head();
}
