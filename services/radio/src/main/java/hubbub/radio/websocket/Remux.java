package hubbub.radio.websocket;

import hubbub.radio.sound.NotThisFormat;
import hubbub.radio.sound.OggOpusWriter;
import hubbub.radio.sound.OpusPackets;
import hubbub.radio.sound.WebmFramer;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Puts Opus that comes in WebM, as most browsers record it, into Ogg, which every player knows;
/// the sound itself stays as it is. Whatever begins otherwise passes through. For one thread.
final class Remux implements OpusPackets {
  private static final byte[] WEBM = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final OggOpusWriter writer;
  private @Nullable WebmFramer webm;
  private int known;
  private boolean passes;

  /// @param serial of the Ogg stream; another one than of the stream that was there before
  Remux(int serial) {
    writer = new OggOpusWriter(serial, piece -> out.writeBytes(piece.bytes()));
  }

  /// Takes the next bytes.
  ///
  /// @return what is whole by now
  /// @throws NotThisFormat if it is WebM, and no Opus in it
  byte[] take(byte[] bytes) {
    var from = 0;
    while (webm == null && !passes && from < bytes.length) {
      passes = bytes[from] != WEBM[known];
      if (passes) {
        out.write(WEBM, 0, known);
      } else {
        from++;
        known++;
        if (known == WEBM.length) {
          webm = new WebmFramer(this);
          webm.take(WEBM, 0, known, _ -> {});
        }
      }
    }
    if (webm != null) {
      webm.take(bytes, from, bytes.length - from, _ -> {});
    } else if (passes) {
      out.write(bytes, from, bytes.length - from);
    }
    return taken();
  }

  @Override
  public void begin(byte[] opusHead) {
    writer.begin(opusHead);
    if (writer.headNumber() == 1) {
      out.writeBytes(writer.head());
    }
  }

  @Override
  public void packet(byte[] packet, long micros) {
    writer.packet(packet, micros);
  }

  /// What is left where the sound broke off.
  byte[] rest() {
    writer.flush();
    return taken();
  }

  /// What is left, and that it ends.
  byte[] end() {
    writer.end();
    return taken();
  }

  private byte[] taken() {
    var bytes = out.toByteArray();
    out.reset();
    return bytes;
  }
}
