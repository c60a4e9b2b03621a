package hubbub.connectors.x.asking;

import java.io.IOException;
import java.io.InputStream;

/// The body of an answer of HTTP/1.1: in chunks, of a known length, or up to the connection's end.
public final class XBody {
  private static final int HEAD_MAX = 256;
  private static final int TO_THE_END = -1;
  private static final int CHUNKED = -2;

  private final InputStream in;
  private final boolean chunked;
  private long left;
  private boolean begun;
  private boolean over;

  private XBody(InputStream in, long length) {
    this.in = in;
    chunked = length == CHUNKED;
    left = chunked ? 0 : length == TO_THE_END ? Long.MAX_VALUE : length;
  }

  public static XBody chunked(InputStream in) {
    return new XBody(in, CHUNKED);
  }

  public static XBody ofLength(InputStream in, long length) {
    return new XBody(in, length);
  }

  public static XBody toTheEnd(InputStream in) {
    return new XBody(in, TO_THE_END);
  }

  /// What has come, at least a byte; -1 at the end. A connection that ends amid it has ended, too:
  /// whoever sent it sent all that came.
  public int read(byte[] bytes) throws IOException {
    if (over || (left == 0 && !nextChunk())) {
      over = true;
      return -1;
    }
    var count = in.read(bytes, 0, (int) Math.min(bytes.length, left));
    if (count < 0) {
      over = true;
      return -1;
    }
    if (left != Long.MAX_VALUE) {
      left -= count;
    }
    return count;
  }

  private boolean nextChunk() throws IOException {
    if (!chunked) {
      return false;
    }
    if (begun && !head().isEmpty()) {
      throw new IOException("a chunk doesn't end where it should");
    }
    begun = true;
    var head = head();
    if (head.isEmpty()) {
      return false;
    }
    var end = head.indexOf(';');
    try {
      left = Long.parseLong((end < 0 ? head : head.substring(0, end)).strip(), 16);
    } catch (NumberFormatException e) {
      throw new IOException("a chunk has no length", e);
    }
    if (left < 0) {
      throw new IOException("a chunk has no length");
    }
    return left > 0;
  }

  /// A line of the framing; empty at the connection's end.
  private String head() throws IOException {
    return line(in, HEAD_MAX);
  }

  /// Reads a line; empty where nothing comes.
  public static String line(InputStream in, int lengthMax) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() >= lengthMax) {
        throw new IOException("a line of the head is too long");
      }
      line.append((char) c);
    }
    var end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
