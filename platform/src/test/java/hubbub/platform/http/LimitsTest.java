package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Bad manners at the door, and what they get.
@Timeout(60)
final class LimitsTest {
  private static final String HELLO = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final Map<String, String> BOUNDS =
      Map.of(
          "http.connections-max", "40",
          "http.connections-per-address-max", "30",
          "http.line-length-max", "1000",
          "http.headers-length-max", "2000",
          "http.body-length-max", "10000");

  private OpenDoor house = new OpenDoor(BOUNDS);
  private final CountDownLatch cut = new CountDownLatch(1);

  /// Another house, where one of the times is so short that it runs out; all others are the usual.
  private void impatient(String key, String time) throws IOException {
    house.close();
    var settings = new HashMap<>(BOUNDS);
    settings.put(key, time);
    house = new OpenDoor(settings);
    open();
  }

  @BeforeEach
  void open() throws IOException {
    house.door.get("/hello", Access.OPEN, _ -> Answer.json("hello"));
    house.door.post("/echo", Access.OPEN, r -> Answer.json(r.json(Object.class)));
    house.door.post("/never-read", Access.OPEN, _ -> Answer.noContent());
    house.door.put(
        "/upload", Access.OPEN, r -> Answer.json(r.body(5_000_000).transferTo(nowhere())));
    house.door.get("/endless", Access.OPEN, _ -> Answer.stream("text/plain", this::endless));
    house.open();
  }

  private void endless(java.io.OutputStream out) throws IOException {
    try {
      while (true) {
        out.write(new byte[10_000]);
      }
    } finally {
      cut.countDown();
    }
  }

  private static java.io.OutputStream nowhere() {
    return java.io.OutputStream.nullOutputStream();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_line_too_long_is_414_and_headers_too_long_are_431() throws Exception {
    assertThat(house.raw("GET /" + "a".repeat(2_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .contains(" 414 ")
        .contains("application/problem+json");
    assertThat(
            house.raw(
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(3_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void a_body_too_long_is_413_before_and_while_it_comes() throws Exception {
    var long1 = "\"" + "a".repeat(20_000) + "\"";

    assertThat(house.post("/echo", long1).statusCode()).isEqualTo(413);
    var chunked =
        HttpRequest.BodyPublishers.ofInputStream(
            () -> new java.io.ByteArrayInputStream(long1.getBytes(StandardCharsets.UTF_8)));
    assertThat(house.send(house.to("/echo").POST(chunked)).statusCode()).isEqualTo(413);
  }

  @Test
  void an_upload_longer_than_its_bound_is_413_and_one_within_is_taken() throws Exception {
    var fits = HttpRequest.BodyPublishers.ofByteArray(new byte[4_999_999]);
    var tooLong = HttpRequest.BodyPublishers.ofByteArray(new byte[6_000_000]);

    assertThat(house.send(house.to("/upload").PUT(fits)).body()).isEqualTo("4999999");
    assertThat(house.send(house.to("/upload").PUT(tooLong)).statusCode()).isEqualTo(413);
  }

  @Test
  void a_client_that_asks_first_is_refused_without_sending() throws Exception {
    var answer =
        house.raw(
            """
            POST /echo HTTP/1.1
            Host: localhost
            Expect: 100-continue
            Content-Length: 20000

            """);

    assertThat(answer).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
  }

  @Test
  void a_client_that_asks_first_is_told_to_go_on() throws Exception {
    var answer =
        house.raw(
            """
            POST /echo HTTP/1.1
            Host: localhost
            Expect: 100-continue
            Connection: close
            Content-Length: 2

            12\
            """);

    assertThat(answer).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
  }

  @Test
  void a_head_that_comes_byte_by_byte_is_408() throws Exception {
    impatient("http.head-time", "400ms");
    try (var socket = house.connect()) {
      var endless = HELLO.strip() + "\r\nX: " + "y".repeat(500);
      var dripping = Thread.ofVirtual().start(() -> drip(socket, endless));

      assertThat(OpenDoor.rest(socket.getInputStream())).startsWith("HTTP/1.1 408 ");
      socket.shutdownInput();
      dripping.interrupt();
    }
  }

  @Test
  void heads_that_never_end_are_408_each_and_others_are_answered_meanwhile() throws Exception {
    impatient("http.head-time", "400ms");
    var slow = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 25; i++) {
        slow.add(house.connect());
        write(slow.getLast(), "GET /hello HTTP/1.1\r\nHost: localhost\r\nX-" + i + ": ");
      }

      assertThat(house.get("/hello").statusCode()).isEqualTo(200);
      for (var socket : slow) {
        assertThat(OpenDoor.rest(socket.getInputStream()))
            .startsWith("HTTP/1.1 408 ")
            .contains("application/problem+json");
      }
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
    assertThat(house.meters.counter("hubbub.http.connections.late").count()).isEqualTo(25);
  }

  @Test
  void many_small_headers_are_too_many_in_all() throws Exception {
    assertThat(
            house.raw(
                "GET /hello HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(1_000) + "\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void a_body_that_does_not_come_is_408() throws Exception {
    impatient("http.body-time", "400ms");
    var answer =
        house.raw("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n[1,");

    assertThat(answer).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void a_body_that_comes_byte_by_byte_is_408() throws Exception {
    impatient("http.body-time", "400ms");
    try (var socket = house.connect()) {
      write(socket, "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n");
      var dripping = Thread.ofVirtual().start(() -> drip(socket, "[" + " ".repeat(98) + "]"));

      assertThat(OpenDoor.rest(socket.getInputStream())).startsWith("HTTP/1.1 408 ");
      socket.shutdownInput();
      dripping.interrupt();
    }
  }

  @Test
  void a_silent_connection_is_closed() throws Exception {
    impatient("http.idle-time", "800ms");
    try (var socket = house.connect()) {
      assertThat(OpenDoor.rest(socket.getInputStream())).isEmpty();
    }
  }

  @Test
  void a_connection_silent_after_an_answer_is_closed() throws Exception {
    impatient("http.idle-time", "4s");
    assertThat(house.raw(HELLO)).startsWith("HTTP/1.1 200 ").endsWith("\"hello\"");
  }

  @Test
  void a_reader_that_takes_nothing_loses_the_stream() throws Exception {
    impatient("http.write-time", "600ms");
    try (var socket = house.connect()) {
      write(socket, "GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_reader_that_leaves_ends_the_stream() throws Exception {
    try (var socket = house.connect()) {
      write(socket, "GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
    }

    assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_sender_that_leaves_within_its_body_is_no_fault_of_ours() throws Exception {
    try (var socket = house.connect()) {
      write(socket, "PUT /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nbegun");
    }

    await(() -> !answered("/upload").isEmpty());
    assertThat(answered("/upload")).containsExactly("499");
  }

  /// The statuses that were counted for a route.
  private List<String> answered(String route) {
    return house.meters.find("hubbub.http.requests").tag("route", route).timers().stream()
        .map(timer -> timer.getId().getTag("status"))
        .toList();
  }

  @Test
  void more_connections_than_the_bound_are_refused_and_the_rest_go_on() throws Exception {
    var sockets = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 30; i++) {
        sockets.add(house.connect());
        write(sockets.getLast(), HELLO);
        assertThat(line(sockets.getLast().getInputStream())).isEqualTo("HTTP/1.1 200 OK");
      }
      try (var oneMore = house.connect()) {
        assertThat(OpenDoor.rest(oneMore.getInputStream()))
            .startsWith("HTTP/1.1 503 ")
            .contains("Retry-After: 1");
      }
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }

    assertThat(house.meters.counter("hubbub.http.connections.refused").count()).isEqualTo(1);
    await(() -> house.get("/hello").statusCode() == 200);
  }

  @Test
  void pipelined_requests_are_answered_in_order() throws Exception {
    var answers =
        house.raw(
            HELLO
                + "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n7"
                + "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
    assertThat(answers.indexOf("\"hello\"")).isLessThan(answers.indexOf("\r\n\r\n7"));
    assertThat(answers.indexOf("\r\n\r\n7")).isLessThan(answers.indexOf("404"));
  }

  @Test
  void an_unread_body_does_not_become_the_next_request() throws Exception {
    var hidden = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

    var answers =
        house.raw(
            "POST /never-read HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + hidden.length()
                + "\r\n\r\n"
                + hidden);

    assertThat(answers).startsWith("HTTP/1.1 204 ").doesNotContain("hello");
  }

  @Test
  void two_different_lengths_are_refused() throws Exception {
    assertThat(
            house.raw(
                """
                POST /echo HTTP/1.1
                Host: localhost
                Content-Length: 1
                Content-Length: 2

                12\
                """))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void a_request_has_one_host() throws Exception {
    assertThat(house.raw("GET /hello HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(
            house.raw(
                """
                GET /hello HTTP/1.1
                Host: localhost
                Host: localhost
                Connection: close

                """))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void garbage_is_refused_and_the_next_client_is_answered() throws Exception {
    var random = new Random(7);
    for (var i = 0; i < 50; i++) {
      var garbage = new byte[1 + random.nextInt(3_000)];
      random.nextBytes(garbage);
      try (var socket = house.connect()) {
        socket.getOutputStream().write(garbage);
        socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        OpenDoor.rest(socket.getInputStream());
      } catch (IOException e) {
        // A reset is an answer, too.
        assertThat(e).isInstanceOf(java.net.SocketException.class);
      }
    }

    assertThat(house.get("/hello").statusCode()).isEqualTo(200);
  }

  @Test
  void an_upgrade_to_http2_in_the_clear_is_ignored() throws Exception {
    var answer =
        house.raw(
            """
            GET /hello HTTP/1.1
            Host: localhost
            Connection: Upgrade, HTTP2-Settings
            Connection: close
            Upgrade: h2c
            HTTP2-Settings: AAMAAABkAAQAAP__

            """);

    assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("\"hello\"");
  }

  @Test
  void an_old_client_is_answered() throws Exception {
    assertThat(house.raw("GET /hello HTTP/1.0\r\nHost: localhost\r\n\r\n"))
        .contains(" 200 OK\r\n")
        .endsWith("\"hello\"");
  }

  @Test
  void a_closed_door_answers_nobody() throws Exception {
    house.door.close();

    assertThatThrownBy(() -> house.get("/hello")).isInstanceOf(IOException.class);
  }

  private interface Question {
    boolean ask() throws Exception;
  }

  private static void await(Question question) throws Exception {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!question.ask()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// A byte every 50 ms.
  private static void drip(Socket socket, String text) {
    try {
      for (var b : text.getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(b);
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
      }
    } catch (IOException e) {
      // The other side has had enough, as it should.
      return;
    }
  }
}
