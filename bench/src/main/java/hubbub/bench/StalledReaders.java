package hubbub.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

/// Members of a room of chat over IRC who read nothing, so that what is said to them piles up at
/// the server. They stay until this is ended.
///
/// Usage: `… hubbub.bench.StalledReaders PORT ROOM FIRST COUNT`; they are `u<FIRST>` and those
/// after, with the tokens of `ChatHouse`
public final class StalledReaders {
  private static final int BUFFER = 4_096;

  private StalledReaders() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var first = Integer.parseInt(arguments[2]);
    var open = new ArrayList<Socket>();
    for (var n = first; n < first + Integer.parseInt(arguments[3]); n++) {
      var socket = new Socket();
      socket.setReceiveBufferSize(BUFFER);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])));
      socket
          .getOutputStream()
          .write(
              "PASS oauth:t-u%1$d\r\nNICK u%1$d\r\nJOIN #%2$s\r\n"
                  .formatted(n, arguments[1])
                  .getBytes(StandardCharsets.US_ASCII));
      open.add(socket);
    }
    System.out.println(open.size() + " stalled readers are in");
    new CountDownLatch(1).await();
  }
}
