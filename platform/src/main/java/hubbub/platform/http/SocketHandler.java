package hubbub.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.EventExecutor;
import java.util.Optional;

/// Speaks on WebSockets. [#opened] runs once per connection, on a virtual thread; what it returns
/// hears what the other side says, one message at a time. Whoever takes long to hear one is waited
/// for: little more of the connection is read meanwhile.
@FunctionalInterface
public interface SocketHandler {
  Conversation opened(Request request, Socket socket);

  /// The subprotocol (RFC 6455 §1.9) that is spoken here; the answer names it if it was asked for.
  default Optional<String> protocol() {
    return Optional.empty();
  }

  /// Whether the other side may send bytes, too. Where it may not, such a message closes the socket
  /// (RFC 6455 §7.4.1, code 1003).
  default boolean takesBytes() {
    return false;
  }

  /// Our half of a conversation. Calls come one after another.
  interface Conversation {
    void said(String text);

    /// A message of bytes came, where [SocketHandler#takesBytes].
    ///
    /// @param bytes at most `http.message-length-max`; the hearer's own
    default void brought(byte[] bytes) {}

    default void closed() {}
  }

  /// A text as it goes over the wire: made once, for as many sockets as are to have it.
  final class Frame {
    private final byte[] bytes;

    private Frame(byte[] bytes) {
      this.bytes = bytes;
    }

    public static Frame of(String text) {
      return new Frame(Frames.text(text));
    }

    /// Bytes, with the frame's head.
    public int length() {
      return bytes.length;
    }

    ByteBuf buffer() {
      return Unpooled.wrappedBuffer(bytes);
    }
  }

  /// The other half.
  interface Socket {
    /// Sends a text, unless more than the bound waits already: then it is not sent.
    ///
    /// @return whether it was taken
    boolean send(Frame frame);

    /// Sends a text that only this socket is to have.
    ///
    /// @return whether it was taken
    default boolean send(String text) {
      return send(Frame.of(text));
    }

    /// Whether the other side keeps up; false while texts wait beyond the bound.
    boolean writable();

    /// Calls back each time that the other side has caught up.
    void onWritable(Runnable callback);

    /// The event loop of its connection, for what lives there.
    EventExecutor loop();

    /// RFC 6455 code and a reason for people.
    void close(int code, String reason);
  }
}
