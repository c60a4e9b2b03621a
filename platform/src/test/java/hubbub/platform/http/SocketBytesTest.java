package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// WebSockets that take bytes.
@Timeout(120)
final class SocketBytesTest {
  private static final int FRAME = 60_000;
  private static final long FLOOD = 96L << 20;

  private static final byte[] PING = {(byte) 0x89, 6, 'h', 'u', 'b', 'b', 'u', 'b'};

  /// The kernel keeps some megabytes on each side, whatever we read.
  private static final long KERNELS_MAX = 48L << 20;

  private final OpenDoor house = new OpenDoor(Map.of());
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final AtomicLong taken = new AtomicLong();
  private final CompletableFuture<Void> all = new CompletableFuture<>();

  @BeforeEach
  void open() throws IOException {
    house.door.socket("/bytes", Access.OPEN, new Taking(false));
    house.door.socket("/slowly", Access.OPEN, new Taking(true));
    house.door.socket("/texts", Access.OPEN, (request, socket) -> heard::add);
    house.open();
  }

  @AfterEach
  void close() {
    slow.countDown();
    house.close();
  }

  private final class Taking implements SocketHandler {
    private final boolean slowly;

    Taking(boolean slowly) {
      this.slowly = slowly;
    }

    @Override
    public boolean takesBytes() {
      return true;
    }

    @Override
    public Conversation opened(Request request, Socket socket) {
      return new Conversation() {
        @Override
        public void said(String text) {
          heard.add("text " + text);
        }

        @Override
        public void brought(byte[] bytes) {
          if (slowly) {
            await(slow);
            if (taken.addAndGet(bytes.length) == FLOOD / FRAME * FRAME) {
              all.complete(null);
            }
          } else {
            heard.add("bytes " + bytes.length + " of " + (bytes.length == 0 ? 0 : bytes[0]));
          }
        }

        @Override
        public void closed() {
          heard.add("closed");
        }
      };
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Ear implements WebSocket.Listener {
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return CompletableFuture.completedFuture(null);
    }
  }

  private WebSocket join(String path, Ear ear) throws Exception {
    return house
        .client
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://localhost:" + house.port() + path), ear)
        .get(10, TimeUnit.SECONDS);
  }

  private static void send(WebSocket socket, int length, int value, boolean last) throws Exception {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    socket.sendBinary(ByteBuffer.wrap(bytes), last).get(10, TimeUnit.SECONDS);
  }

  private String next() throws InterruptedException {
    var next = heard.poll(20, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }

  @Test
  void texts_and_bytes_are_heard_in_the_order_in_which_they_came() throws Exception {
    var socket = join("/bytes", new Ear());

    socket.sendText("first", true).get(10, TimeUnit.SECONDS);
    send(socket, 3, 7, true);
    send(socket, 0, 0, true);
    socket.sendText("then", true).get(10, TimeUnit.SECONDS);
    send(socket, 65_536, 8, true);
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);

    assertThat(next()).isEqualTo("text first");
    assertThat(next()).isEqualTo("bytes 3 of 7");
    assertThat(next()).isEqualTo("bytes 0 of 0");
    assertThat(next()).isEqualTo("text then");
    assertThat(next()).isEqualTo("bytes 65536 of 8");
    assertThat(next()).isEqualTo("closed");
  }

  @Test
  void bytes_in_pieces_are_one_message() throws Exception {
    var socket = join("/bytes", new Ear());

    send(socket, 30_000, 1, false);
    send(socket, 0, 1, false);
    send(socket, 30_000, 1, true);

    assertThat(next()).isEqualTo("bytes 60000 of 1");
  }

  @Test
  void bytes_over_the_bound_close_the_socket_whole_or_in_pieces() throws Exception {
    var whole = new Ear();
    send(join("/bytes", whole), 65_537, 1, true);
    // RFC 6455 §7.4.1: too big to process.
    assertThat(whole.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1009);

    var pieces = new Ear();
    var socket = join("/bytes", pieces);
    send(socket, 40_000, 1, false);
    send(socket, 40_000, 1, true);
    assertThat(pieces.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1009);
    assertThat(next()).isEqualTo("closed");
    assertThat(next()).isEqualTo("closed");
  }

  @Test
  void where_only_texts_are_taken_bytes_close_the_socket_also_in_pieces() throws Exception {
    var whole = new Ear();
    send(join("/texts", whole), 3, 1, true);
    // RFC 6455 §7.4.1: a type of data it cannot accept.
    assertThat(whole.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1003);

    var pieces = new Ear();
    var socket = join("/texts", pieces);
    send(socket, 3, 1, false);
    send(socket, 3, 1, true);
    assertThat(pieces.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1003);
    assertThat(heard).isEmpty();
  }

  @Test
  void while_the_taker_is_behind_nothing_more_is_read_and_nothing_is_lost() throws Exception {
    try (var selector = Selector.open();
        var channel = shaken(house, "/slowly")) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_WRITE);
      var frame = ByteBuffer.wrap(frame(FRAME));
      var frames = FLOOD / FRAME;

      var sent = flood(selector, channel, frame, frames, 2_000);

      assertThat(sent * FRAME).isLessThan(KERNELS_MAX);
      assertThat(taken.get()).isZero();
      slow.countDown();
      while (sent < frames) {
        var more = flood(selector, channel, frame, frames - sent, 60_000);
        assertThat(more).isPositive();
        sent += more;
      }
      all.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void who_is_stopped_at_each_frame_always_goes_on() throws Exception {
    try (var small = new OpenDoor(Map.of("http.message-length-max", "1024"))) {
      small.door.socket("/all", Access.OPEN, new Taking(false));
      small.open();
      try (var channel = shaken(small, "/all")) {
        var frame = frame(1_024);
        var batch = ByteBuffer.allocate(16 * frame.length);
        for (var i = 0; i < 16; i++) {
          batch.put(frame);
        }
        for (var i = 0; i < 2_000; i++) {
          channel.write(batch.rewind());
          for (var j = 0; j < 16; j++) {
            assertThat(next()).isEqualTo("bytes 1024 of 0");
          }
        }
      }
    }
  }

  @Test
  void while_we_do_not_read_nobody_is_sent_away_for_not_answering_pings() throws Exception {
    try (var small =
        new OpenDoor(Map.of("http.message-length-max", "1024", "http.ping-time", "50ms"))) {
      small.door.socket("/slowly", Access.OPEN, new Taking(true));
      small.open();
      try (var channel = shaken(small, "/slowly")) {
        channel.write(ByteBuffer.wrap(frame(1_024)));
        var in = channel.socket().getInputStream();
        for (var i = 0; i < 10; i++) {
          assertThat(in.readNBytes(8)).isEqualTo(PING);
        }
        slow.countDown();
      }
    }
  }

  private static SocketChannel shaken(OpenDoor with, String path) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress("localhost", with.port()));
    channel.write(
        ByteBuffer.wrap(
            """
            GET %s HTTP/1.1
            Host: localhost
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """
                .formatted(path)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
    var head = ByteBuffer.allocate(4_096);
    assertThat(channel.read(head)).isPositive();
    assertThat(new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII))
        .startsWith("HTTP/1.1 101 ");
    return channel;
  }

  /// Sends the frame so many times, or until nothing was taken for a while.
  ///
  /// @return how often
  private static long flood(
      Selector selector, SocketChannel channel, ByteBuffer frame, long times, long whileMillis)
      throws IOException {
    var sent = 0L;
    while (sent < times) {
      if (channel.write(frame) == 0 && selector.select(whileMillis) == 0) {
        break;
      }
      selector.selectedKeys().clear();
      if (!frame.hasRemaining()) {
        frame.rewind();
        sent++;
      }
    }
    return sent;
  }

  private static byte[] frame(int length) {
    var frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {(byte) 0x82, (byte) (0x80 | 126)});
    frame.write(length >> 8);
    frame.write(length);
    frame.writeBytes(new byte[4 + length]);
    return frame.toByteArray();
  }
}
