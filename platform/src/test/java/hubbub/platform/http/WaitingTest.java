package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What waits on WebSockets is bounded, in both directions.
class WaitingTest {
  @Test
  void a_few_long_texts_fill_an_inbox_as_many_short_ones_do() throws InterruptedException {
    var inbox = new Inbox(1_000, true);

    inbox.add(new Inbox.Heard.Text("x".repeat(600)));
    assertThat(inbox.fills(new Inbox.Heard.Text("x".repeat(399)))).isFalse();
    assertThat(inbox.fills(new Inbox.Heard.Text("x".repeat(400)))).isTrue();
    assertThat(inbox.hasRoom()).isFalse();

    assertThat(inbox.next()).isInstanceOf(Inbox.Heard.Text.class);
    assertThat(inbox.hasRoom()).isTrue();

    for (var i = 0; i < 62; i++) {
      inbox.add(new Inbox.Heard.Text(""));
    }
    assertThat(inbox.fills(new Inbox.Heard.Text(""))).isFalse();
    inbox.add(new Inbox.Heard.Writable());
    assertThat(inbox.fills(new Inbox.Heard.Text(""))).isTrue();
    assertThat(inbox.hasRoom()).isFalse();
  }

  @Test
  void at_the_bound_of_all_only_who_keeps_up_gets_more() {
    var backlog = new Backlog(1_000);
    assertThat(backlog.take(900, 0)).isTrue();

    assertThat(backlog.take(200, 900)).isFalse();
    assertThat(backlog.take(200, 0)).isTrue();
    assertThat(backlog.take(1, 200)).isFalse();

    backlog.sent(900);
    assertThat(backlog.take(200, 200)).isTrue();
  }

  /// Sixteen texts of the longest kind are sixteen mebibytes, and would be taken in by a socket
  /// that is paused alone. The kernel's own buffers hold some mebibytes.
  @Test
  @Timeout(60)
  void a_socket_that_nobody_hears_takes_in_a_few_texts_and_then_nothing() throws Exception {
    var heard = new CountDownLatch(1);
    try (var house = new OpenDoor(Map.of("http.message-length-max", "1048576"))) {
      house.door.socket("/deaf", Access.CONTROL, (_, _) -> _ -> await(heard));
      house.open();
      try (var client = SocketChannel.open()) {
        client.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), house.port()));
        shake(client);

        assertThat(taken(client)).isLessThan(12L << 20);
      }
      heard.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void shake(SocketChannel client) throws IOException {
    var request =
        """
        GET /deaf HTTP/1.1
        Host: localhost
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """;
    client.write(
        ByteBuffer.wrap(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    var answer = ByteBuffer.allocate(4_096);
    client.read(answer);
    assertThat(new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII))
        .startsWith("HTTP/1.1 101");
  }

  /// Bytes that went before nothing more was taken for two seconds, or thirty mebibytes.
  private static long taken(SocketChannel client) throws IOException {
    client.configureBlocking(false);
    var taken = 0L;
    var last = System.nanoTime();
    var frame = ByteBuffer.allocate(0);
    while (taken < 30L << 20 && System.nanoTime() - last < TimeUnit.SECONDS.toNanos(2)) {
      if (!frame.hasRemaining()) {
        frame = frame(1_000_000);
      }
      var count = client.write(frame);
      taken += count;
      if (count > 0) {
        last = System.nanoTime();
      } else {
        LockSupport.parkNanos(1_000_000);
      }
    }
    return taken;
  }

  /// A text, masked with nothing (RFC 6455 §5.2).
  private static ByteBuffer frame(int length) {
    var frame = ByteBuffer.allocate(length + 14);
    frame.put((byte) 0x81).put((byte) 0xff).putLong(length).putInt(0);
    for (var i = 0; i < length; i++) {
      frame.put((byte) 'x');
    }
    return frame.flip();
  }
}
