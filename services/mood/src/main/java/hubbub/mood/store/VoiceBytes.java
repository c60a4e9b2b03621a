package hubbub.mood.store;

import hubbub.mood.domain.Crowd;
import hubbub.mood.domain.Voice;
import java.nio.ByteBuffer;
import java.util.List;

/// Voices as bytes: of each its time, its author's hash and its text's, eight bytes each, big
/// endian.
final class VoiceBytes {
  private static final int LENGTH = 3 * Long.BYTES;

  private VoiceBytes() {}

  static byte[] of(List<Voice> voices) {
    var bytes = ByteBuffer.allocate(voices.size() * LENGTH);
    for (var voice : voices) {
      bytes.putLong(voice.at()).putLong(voice.author()).putLong(voice.print().hash());
    }
    return bytes.array();
  }

  static void recall(byte[] bytes, Crowd crowd) {
    var voices = ByteBuffer.wrap(bytes);
    while (voices.remaining() >= LENGTH) {
      crowd.recall(voices.getLong(), voices.getLong(), voices.getLong());
    }
  }
}
