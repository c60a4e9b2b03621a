package hubbub.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// WebSocket frames as a server sends them: whole and unmasked (RFC 6455 §5.2).
final class Frames {
  private static final int LAST = 0x80;
  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;
  private static final int SHORT_MAX = 125;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int TWO_BYTES_MAX = 0xFFFF;
  private static final int HEAD_MAX = 10;

  private Frames() {}

  static byte[] text(String text) {
    var payload = text.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(HEAD_MAX + payload.length).put((byte) (LAST | TEXT));
    if (payload.length <= SHORT_MAX) {
      frame.put((byte) payload.length);
    } else if (payload.length <= TWO_BYTES_MAX) {
      frame.put((byte) TWO_BYTES).putShort((short) payload.length);
    } else {
      frame.put((byte) EIGHT_BYTES).putLong(payload.length);
    }
    frame.put(payload).flip();
    var bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  static ByteBuf ping(String payload) {
    return control(PING, payload.getBytes(StandardCharsets.UTF_8));
  }

  /// @param payload what came with the ping; at most 125 bytes
  static ByteBuf pong(ByteBuf payload) {
    var bytes = new byte[payload.readableBytes()];
    payload.readBytes(bytes);
    return control(PONG, bytes);
  }

  /// @param reason cut where it is longer than a frame takes
  static ByteBuf close(int code, String reason) {
    var cut = reason;
    while (cut.getBytes(StandardCharsets.UTF_8).length > SHORT_MAX - Short.BYTES) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    var said = cut.getBytes(StandardCharsets.UTF_8);
    return control(
        CLOSE,
        ByteBuffer.allocate(Short.BYTES + said.length).putShort((short) code).put(said).array());
  }

  private static ByteBuf control(int opcode, byte[] payload) {
    return Unpooled.wrappedBuffer(
        new byte[] {(byte) (LAST | opcode), (byte) payload.length}, payload);
  }
}
