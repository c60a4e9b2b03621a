package hubbub.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What WebSockets cost that only wait: many are opened, each is a guest in a room of chat, and the
/// server's resident memory is compared before and after, each time when it has let go of all
/// garbage.
///
/// Usage: `… hubbub.bench.IdleSockets PORT PID ROOM COUNT`
public final class IdleSockets {
  /// So that the server has loaded and compiled what it needs before it is measured.
  private static final int WARM_UP = 500;

  private static final int TEXT_FRAME = 0x81;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES_FOLLOW = 126;

  private final int port;
  private final String room;
  private final List<Socket> open = new ArrayList<>();

  private IdleSockets(int port, String room) {
    this.port = port;
    this.room = room;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var server = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
    var sockets = new IdleSockets(Integer.parseInt(arguments[0]), arguments[2]);
    var count = Integer.parseInt(arguments[3]);
    sockets.open(WARM_UP);
    var before = residentKib(server);
    sockets.open(count);
    var after = residentKib(server);
    System.out.printf(
        "%,d idle WebSockets in a room: %.1f KiB each (resident, %,.0f MiB before)%n",
        count, (after - before) / count, before / 1_024);
    sockets.close();
  }

  /// When it has collected its garbage, and the sockets have told all that they had to.
  private static double residentKib(ProcessHandle server) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(3);
    for (var n = 0; n < 3; n++) {
      var done =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/jcmd",
                  Long.toString(server.pid()),
                  "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (done != 0) {
        throw new IllegalStateException("jcmd ended with " + done);
      }
    }
    return Cost.residentMib(server) * 1_024;
  }

  private void open(int more) throws IOException {
    for (var n = 0; n < more; n++) {
      open.add(joined());
    }
  }

  private void close() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }

  private Socket joined() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    var in = new DataInputStream(socket.getInputStream());
    socket
        .getOutputStream()
        .write(
            ("GET /api/v1/chat HTTP/1.1\r\nHost: 127.0.0.1:"
                    + port
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    var status = head(in);
    if (!status.contains(" 101 ")) {
      throw new IllegalStateException(status);
    }
    socket.getOutputStream().write(frame("{\"do\": \"join\", \"channel\": \"" + room + "\"}"));
    while (!text(in).contains("\"joined\"")) {
      // The greeting comes first.
    }
    return socket;
  }

  private static String head(DataInputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /// A masked text (RFC 6455 §5.3) of at most 125 bytes; the mask is all zeros.
  private static byte[] frame(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var frame = new ByteArrayOutputStream();
    frame.write(TEXT_FRAME);
    frame.write(MASKED | bytes.length);
    frame.writeBytes(new byte[4]);
    frame.writeBytes(bytes);
    return frame.toByteArray();
  }

  private static String text(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    var length = in.readUnsignedByte();
    if (length == TWO_BYTES_FOLLOW) {
      length = in.readUnsignedShort();
    }
    var bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
