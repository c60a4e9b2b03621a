package hubbub.radio.levels;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;
import org.jspecify.annotations.Nullable;

/// MPEG audio, by JLayer: one whole frame after another.
final class Mp3Decoder implements SoundDecoder {
  private static final int HEADER = 4;

  private final Fed fed = new Fed();
  private @Nullable Bitstream bits;
  private @Nullable Decoder decoder;
  private int kind;

  @Override
  public void head(byte[] head) {
    // There is none.
  }

  @Override
  public void take(byte[] sound, Samples samples) throws JavaLayerException {
    if (sound.length <= HEADER) {
      return;
    }
    fed.frame = new ByteArrayInputStream(sound);
    // A decoder is made for the version, layer, rate and channels of its first frame.
    var now = ((sound[1] & 0xFE) << 16) | ((sound[2] & 0x0C) << 8) | (sound[3] & 0xC0);
    if (bits == null || decoder == null || now != kind) {
      bits = new Bitstream(fed);
      decoder = new Decoder();
      kind = now;
    }
    var header = bits.readFrame();
    if (header != null) {
      var decoded = (SampleBuffer) decoder.decodeFrame(header, bits);
      bits.closeFrame();
      var channels = decoded.getChannelCount();
      samples.take(
          decoded.getBuffer(),
          decoded.getBufferLength() / channels,
          channels,
          decoded.getSampleFrequency());
    }
  }

  @Override
  public void interrupted() {
    // What a frame borrows from the ones before it (ISO/IEC 11172-3 §2.4.3.4.5.1) is gone.
    bits = null;
    decoder = null;
  }

  /// The frames, one at a time: behind each the stream seems to end.
  private static final class Fed extends InputStream {
    private InputStream frame = InputStream.nullInputStream();

    @Override
    public int read() throws java.io.IOException {
      return frame.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws java.io.IOException {
      return frame.read(into, from, length);
    }

    @Override
    public int available() throws java.io.IOException {
      return frame.available();
    }
  }
}
