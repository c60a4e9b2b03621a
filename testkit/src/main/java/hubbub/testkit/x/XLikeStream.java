package hubbub.testkit.x;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A stream that is open: what is written to it, in chunks, and how it ends.
final class XLikeStream {
  private final Socket socket;
  private final OutputStream out;
  private final Consumer<XLikeStream> left;
  private boolean over;

  /// @param left told once it is over
  XLikeStream(Socket socket, Consumer<XLikeStream> left) throws IOException {
    this.socket = socket;
    this.left = left;
    out = socket.getOutputStream();
  }

  synchronized boolean send(byte[] bytes) {
    if (over) {
      return false;
    }
    try {
      var chunk = Integer.toHexString(bytes.length) + "\r\n";
      out.write(chunk.getBytes(StandardCharsets.UTF_8));
      out.write(bytes);
      out.write("\r\n".getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException _) {
      over();
      return false;
    }
  }

  synchronized void end() {
    if (over) {
      return;
    }
    try {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
    } catch (IOException _) {
      // It left.
    }
    over();
  }

  synchronized void vanish() {
    over();
  }

  synchronized void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
    over();
  }

  private void over() {
    over = true;
    left.accept(this);
  }
}
