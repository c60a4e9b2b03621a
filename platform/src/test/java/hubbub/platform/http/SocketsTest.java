package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// WebSockets at the door.
@Timeout(60)
final class SocketsTest {
  private static final String SHAKE =
      """
      GET /echo HTTP/1.1
      Host: localhost
      Connection: Upgrade
      Upgrade: websocket
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      """;

  private final OpenDoor house =
      new OpenDoor(
          Map.of(
              "http.message-length-max", "1024",
              "http.waiting-max", "65536"));
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger taken = new AtomicInteger();
  private final CountDownLatch refused = new CountDownLatch(1);
  private final CountDownLatch caughtUp = new CountDownLatch(1);

  @BeforeEach
  void open() throws IOException {
    house.door.socket("/echo", Access.CONTROL, this::echo);
    house.door.socket("/flood", Access.CONTROL, this::flood);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private SocketHandler.Conversation echo(Request request, SocketHandler.Socket socket) {
    socket.send("hello " + request.caller().name());
    return new SocketHandler.Conversation() {
      @Override
      public void said(String text) {
        if (text.equals("break")) {
          throw new IllegalStateException("broken");
        }
        socket.send("you said " + text);
      }

      @Override
      public void closed() {
        ended.countDown();
      }
    };
  }

  /// Says more than the bound at once, then when it is asked.
  private SocketHandler.Conversation flood(Request request, SocketHandler.Socket socket) {
    socket.onWritable(caughtUp::countDown);
    var text = "x".repeat(10_000);
    for (var i = 0; i < 10_000 && socket.send(text); i++) {
      taken.incrementAndGet();
    }
    refused.countDown();
    return said -> {};
  }

  /// A client that keeps what it hears.
  private static final class Ear implements WebSocket.Listener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete(-1);
    }

    String next() throws InterruptedException {
      var next = heard.poll(10, TimeUnit.SECONDS);
      return next == null ? "nothing" : next;
    }
  }

  private WebSocket join(String path, Ear ear) throws Exception {
    return house
        .client
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://localhost:" + house.port() + path), ear)
        .get(10, TimeUnit.SECONDS);
  }

  @Test
  void texts_go_both_ways_in_order() throws Exception {
    var ear = new Ear();
    var socket = join("/echo", ear);

    for (var i = 0; i < 500; i++) {
      socket.sendText("å" + i, true).get(10, TimeUnit.SECONDS);
    }

    assertThat(ear.next()).isEqualTo("hello local");
    for (var i = 0; i < 500; i++) {
      assertThat(ear.next()).isEqualTo("you said å" + i);
    }
  }

  @Test
  void what_is_said_as_soon_as_a_socket_is_open_is_heard() throws Exception {
    var shake = SHAKE.replace("\n", "\r\n") + "\r\n";
    for (var i = 0; i < 200; i++) {
      try (var socket = house.connect()) {
        var in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(shake.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          head.append((char) in.readUnsignedByte());
        }
        socket.getOutputStream().write(new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'});

        var answer = new StringBuilder();
        while (answer.indexOf("you said hi") < 0) {
          answer.append((char) in.readUnsignedByte());
        }
      }
    }
  }

  @Test
  void the_handler_hears_that_the_other_side_left() throws Exception {
    var socket = join("/echo", new Ear());

    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);

    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void pages_of_other_sites_get_no_socket() throws Exception {
    assertThat(house.raw(SHAKE + "Connection: close\nOrigin: http://evil.example\n\n"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(house.raw(SHAKE + "Connection: close\nOrigin: null\n\n"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(house.raw(SHAKE + "Connection: close\nSec-Fetch-Site: cross-site\n\n"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void a_handshake_that_is_none_is_refused() throws Exception {
    assertThat(house.get("/echo").statusCode()).isEqualTo(426);
    assertThat(
            house.raw(
                """
                GET /echo HTTP/1.1
                Host: localhost
                Connection: Upgrade
                Connection: close
                Upgrade: websocket
                Sec-WebSocket-Version: 13

                """))
        .startsWith("HTTP/1.1 400 ");
    assertThat(house.raw(SHAKE.replace("Version: 13", "Version: 7") + "Connection: close\n\n"))
        .startsWith("HTTP/1.1 426 ");
    assertThat(house.raw(SHAKE.replace("/echo", "/nothing") + "Connection: close\n\n"))
        .startsWith("HTTP/1.1 404 ");
  }

  @Test
  void a_message_over_the_bound_closes_the_socket() throws Exception {
    var ear = new Ear();
    var socket = join("/echo", ear);

    socket.sendText("x".repeat(5_000), true).get(10, TimeUnit.SECONDS);

    // RFC 6455 §7.4.1: too big to process.
    assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1009);
  }

  @Test
  void bytes_are_not_understood() throws Exception {
    var ear = new Ear();
    var socket = join("/echo", ear);

    socket.sendBinary(java.nio.ByteBuffer.allocate(3), true).get(10, TimeUnit.SECONDS);

    assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1003);
  }

  @Test
  void a_handler_that_breaks_closes_its_socket_and_no_other() throws Exception {
    var ear = new Ear();
    var broken = join("/echo", ear);
    var other = new Ear();
    var fine = join("/echo", other);

    broken.sendText("break", true).get(10, TimeUnit.SECONDS);

    assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1011);
    fine.sendText("still here", true).get(10, TimeUnit.SECONDS);
    assertThat(other.next()).isEqualTo("hello local");
    assertThat(other.next()).isEqualTo("you said still here");
  }

  @Test
  void a_slow_reader_is_seen_and_told_of_when_it_has_caught_up() throws Exception {
    try (var socket = house.connect()) {
      var shake = SHAKE.replace("/echo", "/flood").replace("\n", "\r\n") + "\r\n";
      socket.getOutputStream().write(shake.getBytes(java.nio.charset.StandardCharsets.US_ASCII));

      assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
      // The kernel's buffers take some megabytes on their own.
      assertThat(taken.get()).isBetween(6, 2_000);
      assertThat(socket.getInputStream().readNBytes(taken.get() * 10_000)).isNotEmpty();
      assertThat(caughtUp.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whoever_does_not_answer_pings_is_gone() throws Exception {
    try (var pinging = new OpenDoor(Map.of("http.ping-time", "200ms"))) {
      pinging.door.socket("/echo", Access.CONTROL, this::echo);
      pinging.open();
      var socket = pinging.connect();
      var shake = SHAKE.replace("\n", "\r\n") + "\r\n";
      socket.getOutputStream().write(shake.getBytes(java.nio.charset.StandardCharsets.US_ASCII));

      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void who_may_no_longer_is_gone_by_the_next_ping() throws Exception {
    var claimed = new AtomicBoolean();
    // Whoever may stay has to answer pings in time, on a busy machine, too.
    try (var pinging = new OpenDoor(Map.of("http.ping-time", "4s"))) {
      pinging.door.guard(
          new Keys() {
            @Override
            public boolean claimed() {
              return claimed.get();
            }

            @Override
            public Optional<Holder> session(String secret) {
              return Optional.empty();
            }

            @Override
            public Optional<Holder> token(String secret) {
              return Optional.of(new Holder("token:" + secret, Set.of("runs:write"), false));
            }
          });
      pinging.door.socket("/echo", Access.CONTROL, this::echo);
      pinging.open();
      var local = new Ear();
      var token = new Ear();
      var address = URI.create("ws://localhost:" + pinging.port() + "/echo");
      var builder = pinging.client.newWebSocketBuilder();
      builder.buildAsync(address, local).get(10, TimeUnit.SECONDS);
      var kept =
          builder
              .header("Authorization", "Bearer good")
              .buildAsync(address, token)
              .get(10, TimeUnit.SECONDS);
      assertThat(local.next()).isEqualTo("hello local");

      claimed.set(true);

      assertThat(local.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1008);
      kept.sendText("still here", true).get(10, TimeUnit.SECONDS);
      assertThat(token.next()).isEqualTo("hello token:good");
      assertThat(token.next()).isEqualTo("you said still here");
    }
  }

  @Test
  void a_closing_door_says_goodbye_within_a_second() throws Exception {
    var ear = new Ear();
    join("/echo", ear);
    assertThat(ear.next()).isEqualTo("hello local");
    var before = System.nanoTime();

    house.door.close();

    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(8));
    assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
    assertThatThrownBy(() -> join("/echo", new Ear()))
        .isInstanceOf(java.util.concurrent.ExecutionException.class);
  }
}
