package hubbub.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.HexFormat;
import java.util.List;

/// Refuses what Netty's decoder would still make sense of, but another reader might not, or
/// otherwise (RFC 9112 §11.2): folded lines, white space of any other kind than one space between
/// the words of the first line, a header without a name. Netty itself refuses bare line feeds, a
/// length beside chunks, lengths that differ.
///
/// Netty takes whole lines only, so whatever it has not taken yet begins at a line's start.
///
/// Behind the head of a request that has the connection for itself nothing is decoded: what is
/// there stays until somebody takes the connection.
final class StrictDecoder extends VertxHttpRequestDecoder {
  private static final char FIRST_BEYOND_ASCII = 0x80;

  /// More than was read at once means that somebody reads on.
  private static final int KEPT_MAX = 1 << 20;

  private final Streams streams;
  private boolean claimed;
  private boolean inHead = true;
  private boolean firstLineSeen;
  private boolean refused;

  StrictDecoder(Http1ServerConfig config, Streams streams) {
    super(config);
    this.streams = streams;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (refused) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (claimed) {
      if (in.readableBytes() > KEPT_MAX) {
        var _ = context.close();
      }
      return;
    }
    if (inHead && !isPlain(in)) {
      refuse(in, out);
      return;
    }
    var before = out.size();
    super.decode(context, in, out);
    for (var i = before; i < out.size(); i++) {
      look(context, out.get(i));
    }
    if (claimed) {
      keepTheRest(context, out);
    }
  }

  /// As far as HTTP is concerned such a request has no body.
  private static void keepTheRest(ChannelHandlerContext context, List<Object> out) {
    context.channel().config().setAutoRead(false);
    if (!(out.getLast() instanceof LastHttpContent)) {
      out.add(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }

  @Override
  protected AsciiString splitHeaderName(byte[] bytes, int start, int length) {
    if (length == 0) {
      throw new IllegalArgumentException("a header without a name");
    }
    return super.splitHeaderName(bytes, start, length);
  }

  private void look(ChannelHandlerContext context, Object decoded) {
    if (decoded instanceof LastHttpContent) {
      inHead = true;
      firstLineSeen = false;
    } else if (decoded instanceof HttpMessage) {
      inHead = false;
    }
    if (decoded instanceof HttpRequest request) {
      request.setUri(encoded(request.uri()));
      claimed = !request.decoderResult().isFailure() && streams.claim(context.channel(), request);
    }
  }

  /// An address as it should have been sent: programs put letters with accents into it as they are,
  /// byte for byte, and Netty makes each byte a letter.
  private static String encoded(String target) {
    if (target.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
      return target;
    }
    var encoded = new StringBuilder();
    for (var at = 0; at < target.length(); at++) {
      var c = target.charAt(at);
      if (c < FIRST_BEYOND_ASCII) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().toHexDigits((byte) c));
      }
    }
    return encoded.toString();
  }

  private void refuse(ByteBuf in, List<Object> out) {
    refused = true;
    in.skipBytes(in.readableBytes());
    var message = createMessage(new String[] {"GET", "/bad-request", "HTTP/1.1"});
    message.setDecoderResult(
        DecoderResult.failure(new IllegalArgumentException("white space where none belongs")));
    out.add(message);
  }

  /// Looks at the whole lines that are here, up to the end of the head.
  private boolean isPlain(ByteBuf in) {
    var at = in.readerIndex();
    for (var end = lineFeed(in, at); end >= 0; end = lineFeed(in, at)) {
      var length = end - at - (end > at && in.getByte(end - 1) == '\r' ? 1 : 0);
      if (length == 0 && firstLineSeen) {
        return true;
      }
      if (length > 0 && !isPlain(in, at, length)) {
        return false;
      }
      at = end + 1;
    }
    return at == in.writerIndex() || !isBlank(in.getByte(at));
  }

  private boolean isPlain(ByteBuf in, int from, int length) {
    if (isBlank(in.getByte(from))) {
      return false;
    }
    if (firstLineSeen) {
      return true;
    }
    firstLineSeen = true;
    return isThreeWords(in, from, length);
  }

  private static boolean isThreeWords(ByteBuf in, int from, int length) {
    var spaces = 0;
    for (var i = from; i < from + length; i++) {
      var b = in.getByte(i);
      if (b == ' ') {
        spaces++;
        if (spaces > 2 || in.getByte(i - 1) == ' ' || i == from + length - 1) {
          return false;
        }
      } else if (b >= 0 && b < ' ') {
        return false;
      }
    }
    return spaces == 2;
  }

  private static int lineFeed(ByteBuf in, int from) {
    return in.indexOf(from, in.writerIndex(), (byte) '\n');
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
