package hubbub.radio.levels;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Packets of Opus (RFC 6716), by Concentus. Of more than two channels nothing is decoded.
final class OpusDecoding implements SoundDecoder {
  private static final int RATE = 48_000;

  /// Samples of the longest packet (RFC 6716 §3.2.5, R5).
  private static final int LONGEST = 5_760;

  private static final int HEAD = 19;

  private final short[] pcm = new short[2 * LONGEST];
  private @Nullable OpusDecoder decoder;
  private int channels;

  /// @param head `OpusHead` (RFC 7845 §5.1)
  @Override
  public void head(byte[] head) throws OpusException {
    decoder = null;
    if (head.length < HEAD || head[9] < 1 || head[9] > 2) {
      return;
    }
    channels = head[9];
    var made = new OpusDecoder(RATE, channels);
    // In 1/256 dB, to be applied by whoever decodes.
    made.setGain(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(16));
    decoder = made;
  }

  @Override
  public void take(byte[] sound, Samples samples) throws OpusException {
    if (decoder != null && sound.length > 0) {
      var count = decoder.decode(sound, 0, sound.length, pcm, 0, LONGEST, false);
      samples.take(pcm, count, channels, RATE);
    }
  }

  @Override
  public void interrupted() {
    if (decoder != null) {
      decoder.resetState();
    }
  }
}
