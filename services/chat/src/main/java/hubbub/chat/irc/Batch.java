package hubbub.chat.irc;

import hubbub.platform.http.SocketHandler.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What several cries are to one kind of connections: bytes that all of them share, or the same as
/// a WebSocket's frame. Made and let go on one event loop.
final class Batch implements AutoCloseable {
  private final List<Cry> cries;
  private final Kind kind;
  private final Predicate<Object> leftOut;
  private @Nullable ByteBuf bytes;
  private @Nullable Frame frame;
  private final int length;

  /// @param leftOut whether a thing is left out, by whom it is not for
  Batch(List<Cry> cries, Kind kind, Predicate<Object> leftOut) {
    this.cries = cries;
    this.kind = kind;
    this.leftOut = leftOut;
    var sum = 0;
    for (var cry : cries) {
      var lines = cry.lines(kind);
      for (var i = 0; i < lines.length; i++) {
        sum += leftOut.test(cry.notFor(i)) ? 0 : lines[i].length;
      }
    }
    length = sum;
  }

  /// Bytes; 0 if this kind hears nothing.
  int length() {
    return length;
  }

  /// To be duplicated for each connection; the batch keeps its own hold on it.
  ByteBuf bytes(ByteBufAllocator allocator) {
    var made = bytes;
    if (made == null) {
      made = allocator.directBuffer(length, length);
      for (var cry : cries) {
        var lines = cry.lines(kind);
        for (var i = 0; i < lines.length; i++) {
          if (!leftOut.test(cry.notFor(i))) {
            made.writeBytes(lines[i]);
          }
        }
      }
      bytes = made;
    }
    return made;
  }

  String text() {
    var all = new ByteArrayOutputStream(length);
    for (var cry : cries) {
      var lines = cry.lines(kind);
      for (var i = 0; i < lines.length; i++) {
        if (!leftOut.test(cry.notFor(i))) {
          all.writeBytes(lines[i]);
        }
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /// The same for WebSockets; made once.
  Frame frame() {
    var made = frame;
    if (made == null) {
      made = Frame.of(text());
      frame = made;
    }
    return made;
  }

  @Override
  public void close() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
  }
}
