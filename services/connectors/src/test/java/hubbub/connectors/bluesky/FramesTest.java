package hubbub.connectors.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.testkit.bluesky.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a reader of frames says itself.
class FramesTest {
  private static final int MESSAGE_MAX = 1_000;

  @Test
  void of_many_pings_the_newest_is_answered() throws IOException {
    var in = new ByteArrayOutputStream();
    for (var n = 0; n < 1_000; n++) {
      in.writeBytes(Wire.frame(0x89, ("ping " + n).getBytes(StandardCharsets.UTF_8)));
    }
    var out = new ByteArrayOutputStream();
    var frames = frames(in.toByteArray(), out);

    assertThat(frames.fill()).isPositive();
    assertThat(frames.next()).isNull();
    assertThat(frames.next()).isNull();

    var pong = out.toByteArray();
    assertThat(pong).hasSize(6 + "ping 999".length());
    assertThat(pong[0]).isEqualTo((byte) 0x8a);
    var text = new StringBuilder();
    for (var i = 6; i < pong.length; i++) {
      text.append((char) (pong[i] ^ pong[2 + (i - 6) % 4]));
    }
    assertThat(text).hasToString("ping 999");
  }

  private static Frames frames(byte[] bytes, ByteArrayOutputStream out) {
    var outlet = new Outlet(out, out, Duration.ofMinutes(1));
    return new Frames(
        new ByteArrayInputStream(bytes), outlet, new SplittableRandom(1), MESSAGE_MAX);
  }

  @Test
  @Timeout(60)
  void who_pings_and_never_reads_is_left() throws IOException {
    try (var server = new ServerSocket();
        var socket = new Socket()) {
      server.setReceiveBufferSize(4_096);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      socket.setSendBufferSize(4_096);
      socket.connect(server.getLocalSocketAddress());
      try (var other = server.accept()) {
        Thread.ofVirtual().start(() -> ping(other));
        var outlet = new Outlet(socket.getOutputStream(), socket, Duration.ofMillis(300));
        var frames =
            new Frames(socket.getInputStream(), outlet, new SplittableRandom(1), MESSAGE_MAX);

        assertThatThrownBy(() -> read(frames)).isInstanceOf(IOException.class);
        assertThat(socket.isClosed()).isTrue();
      }
    }
  }

  private static void read(Frames frames) throws IOException {
    while (frames.fill() >= 0) {
      assertThat(frames.next()).isNull();
    }
  }

  private static void ping(Socket socket) {
    try {
      var ping = Wire.frame(0x89, new byte[125]);
      while (true) {
        socket.getOutputStream().write(ping);
      }
    } catch (IOException _) {
      // They have left.
    }
  }

  @Test
  void what_comes_again_and_again_is_passed_by_more_and_more() {
    var stuck = new Stuck();

    assertThat(stuck.again("one", 0)).as("nothing was ever read").isZero();
    assertThat(stuck.again("one", 7)).isZero();
    assertThat(stuck.again("other", 7)).isZero();
    assertThat(stuck.again("one", 8)).as("another place").isZero();
    assertThat(stuck.again("one", 8)).isEqualTo(1_000_000);
    assertThat(stuck.again("one", 0)).as("not passed yet").isEqualTo(2_000_000);
    assertThat(stuck.again("one", 0)).isEqualTo(4_000_000);
    assertThat(stuck.again("one", 9)).as("passed").isZero();
    assertThat(stuck.again("one", 0)).isZero();
    for (var n = 0; n < 100; n++) {
      var _ = stuck.again("one", 9);
    }
    assertThat(stuck.again("one", 9)).isEqualTo(1_000_000L << 17);

    stuck.took("one", 9);
    assertThat(stuck.again("one", 0)).as("not passed yet").isPositive();
    stuck.took("one", 10);
    assertThat(stuck.again("one", 0)).as("passed, and nothing is read since").isZero();
    assertThat(stuck.again("one", 9)).isZero();
  }
}
