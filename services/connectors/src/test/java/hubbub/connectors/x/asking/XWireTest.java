package hubbub.connectors.x.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.connectors.spending.Prices;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// However slowly or at what length X answers, asking comes to an end.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class XWireTest {
  private static final XConfig.Token KEY = new XConfig.Token("key");

  private final AtomicInteger asked = new AtomicInteger();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private ServerSocket server;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    timer.shutdownNow();
    server.close();
  }

  @Test
  void a_head_that_comes_letter_by_letter() {
    trickles("HTTP/1.1 200 OK\r\nx-a: ");

    assertThatThrownBy(() -> wire(Duration.ofMillis(500)).send(KEY, call()))
        .isInstanceOf(IOException.class)
        .hasMessage("X's answer takes too long");
  }

  @Test
  void a_first_line_that_does_not_come_at_all_may_have_cost_something() {
    answers(out -> {});

    assertThatThrownBy(() -> wire(Duration.ofMillis(500)).open(KEY, call()))
        .isNotInstanceOf(XWire.Unanswered.class)
        .hasMessage("X's answer takes too long");
  }

  @Test
  void the_head_of_a_chunk_that_comes_letter_by_letter() {
    trickles("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n1;");

    assertThatThrownBy(() -> wire(Duration.ofMillis(500)).send(KEY, call()))
        .isInstanceOf(IOException.class)
        .hasMessage("X's answer takes too long");
  }

  @Test
  void more_rules_than_can_be() {
    var page =
        "{\"data\":[{\"id\":\"1\",\"value\":\"cats\",\"tag\":\"t\"}"
            + ",{\"id\":\"1\",\"value\":\"cats\",\"tag\":\"t\"}".repeat(6_999)
            + "],\"meta\":{\"next_token\":\"more\"}}";
    endsAfter(page);

    assertThatThrownBy(() -> rules().sync(KEY, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("X has more rules than can be");
    assertThat(asked).hasValue(5);
  }

  @Test
  void rules_that_are_longer_than_can_be() {
    endsAfter(
        "{\"data\":[{\"id\":\"1\",\"value\":\""
            + "c".repeat(3 << 20)
            + "\"}],\"meta\":{\"next_token\":\"more\"}}");

    assertThatThrownBy(() -> rules().sync(KEY, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("X has more rules than can be");
    assertThat(asked).hasValue(3);
  }

  private static XWire.Call call() {
    return new XWire.Call("GET", "/", "");
  }

  private XRules rules() {
    return new XRules(wire(Duration.ofSeconds(50)), "hubbub:");
  }

  private XWire wire(Duration answerTime) {
    var ages = Duration.ofMinutes(5);
    return new XWire(
        new XConfig(
            URI.create("http://127.0.0.1:" + server.getLocalPort()),
            Optional.of(KEY),
            new Prices(1, null, null, null, 50, ages, ages, 1_000, ages),
            false,
            ages,
            ages,
            answerTime,
            ages,
            ages,
            ages,
            1 << 20,
            4 << 20,
            64 << 10,
            1 << 20));
  }

  private void endsAfter(String body) {
    answers(out ->
        out.write(
            ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8)));
  }

  /// Goes on with a letter each 50 ms.
  private void trickles(String begin) {
    answers(out -> {
      out.write(begin.getBytes(StandardCharsets.UTF_8));
      var _ = timer.scheduleAtFixedRate(() -> letter(out), 50, 50, TimeUnit.MILLISECONDS);
    });
  }

  private static void letter(OutputStream out) {
    try {
      out.write('a');
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void answers(Answer answer) {
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try {
              answer(server.accept(), answer);
            } catch (IOException _) {
              // Closed, or a guest that left.
            }
          }
        });
  }

  private void answer(Socket guest, Answer answer) throws IOException {
    var in = new BufferedInputStream(guest.getInputStream());
    while (!XBody.line(in, 1_000).isEmpty()) {
      // The head of what is asked.
    }
    asked.incrementAndGet();
    answer.to(guest.getOutputStream());
  }

  private interface Answer {
    void to(OutputStream out) throws IOException;
  }
}
