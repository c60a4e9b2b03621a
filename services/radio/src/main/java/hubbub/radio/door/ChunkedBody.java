package hubbub.radio.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Takes the sound out of a body in chunks (RFC 9112 §7.1). Extensions and trailers mean nothing
/// here; after the last chunk nothing is taken.
final class ChunkedBody extends ByteToMessageDecoder {
  private static final int LINE_MAX = 256;

  private enum Part {
    SIZE,
    DATA,
    LINE_END,
    OVER
  }

  private Part part = Part.SIZE;
  private long left;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    switch (part) {
      case SIZE -> size(in);
      case DATA -> {
        var length = (int) Math.min(left, in.readableBytes());
        out.add(in.readRetainedSlice(length));
        left -= length;
        if (left == 0) {
          part = Part.LINE_END;
        }
      }
      case LINE_END -> {
        if (in.readableBytes() >= 2) {
          if (in.readByte() != '\r' || in.readByte() != '\n') {
            throw new CorruptedFrameException("a chunk has no end");
          }
          part = Part.SIZE;
        }
      }
      case OVER -> in.skipBytes(in.readableBytes());
    }
  }

  private void size(ByteBuf in) {
    var end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
    if (end < 0) {
      if (in.readableBytes() > LINE_MAX) {
        throw new CorruptedFrameException("a chunk has no size");
      }
      return;
    }
    var length = end - in.readerIndex();
    var line = in.readCharSequence(length, StandardCharsets.US_ASCII).toString();
    in.skipBytes(1);
    left = parsed(line.split(";", 2)[0].strip());
    part = left == 0 ? Part.OVER : Part.DATA;
  }

  private static long parsed(String digits) {
    // Seven digits are more than anybody gathers.
    if (!digits.matches("[0-9A-Fa-f]{1,7}")) {
      throw new CorruptedFrameException("no size of a chunk");
    }
    return Long.parseLong(digits, 16);
  }
}
