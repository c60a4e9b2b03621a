package hubbub.radio.levels;

import static java.nio.charset.StandardCharsets.US_ASCII;

import hubbub.radio.air.StreamInfo;
import hubbub.radio.air.Wanted;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.Piece;
import hubbub.radio.sound.Recognizer;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A sine of 997 Hz: on the left its peaks have −20 dBFS, on the right −40.
final class Tones {
  static final double LEFT_PEAK = -20;
  static final double RIGHT_PEAK = -40;

  /// What an RMS is below the peaks of a sine.
  static final double SINE = 3.01;

  static final int RATE = 48_000;

  private static final int PACKET = RATE / 50;

  private Tones() {}

  static Wanted wanted() {
    var info = new StreamInfo("", "", "", "", 0, false, Map.of(), "", "");
    return new Wanted("/live/friday", "friday", "key", info, "127.0.0.1");
  }

  /// Two seconds, MPEG-1 layer III of 64 kbit/s (LAME, by ffmpeg).
  static List<Piece> mp3() {
    try (var in = Tones.class.getResourceAsStream("tone.mp3")) {
      var bytes = in == null ? new byte[0] : in.readAllBytes();
      var pieces = new ArrayList<Piece>();
      new Recognizer().take(bytes, 0, bytes.length, pieces::add);
      return pieces;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param louder decibels that whoever decodes has to add
  static byte[] opusHead(int louder) {
    return ByteBuffer.allocate(19)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OpusHead".getBytes(US_ASCII))
        .put((byte) 1)
        .put((byte) 2)
        .putShort((short) 312)
        .putInt(RATE)
        .putShort((short) (256 * louder))
        .put((byte) 0)
        .array();
  }

  /// Packets of 20 ms, 96 kbit/s.
  static void opus(int seconds, OpusPackets packets) {
    try {
      var encoder = new OpusEncoder(RATE, 2, OpusApplication.OPUS_APPLICATION_AUDIO);
      encoder.setBitrate(96_000);
      var bytes = new byte[4_000];
      for (var n = 0; n < seconds * 50; n++) {
        var length = encoder.encode(pcm(n * PACKET), 0, PACKET, bytes, 0, bytes.length);
        packets.packet(Arrays.copyOf(bytes, length), n * 20_000L);
      }
    } catch (OpusException e) {
      throw new IllegalStateException(e);
    }
  }

  private static short[] pcm(int from) {
    var pcm = new short[2 * PACKET];
    for (var n = 0; n < PACKET; n++) {
      var sine = Math.sin(2 * Math.PI * 997 * (from + n) / RATE) * 32_767;
      pcm[2 * n] = (short) Math.round(sine / 10);
      pcm[2 * n + 1] = (short) Math.round(sine / 100);
    }
    return pcm;
  }
}
