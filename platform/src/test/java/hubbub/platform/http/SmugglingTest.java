package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests whose end two readers might see in different places (RFC 9112 §11.2): a proxy before us
/// must never be made to let a hidden one pass. Each is refused, and its connection closed, before
/// what follows it is read.
@Timeout(60)
final class SmugglingTest {
  private static final String HIDDEN =
      "GET /hidden HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private final OpenDoor house =
      new OpenDoor(Map.of("http.body-time", "2s", "http.idle-time", "5s"));
  private final CopyOnWriteArrayList<String> served = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() throws IOException {
    house.door.get("/hidden", Access.OPEN, _ -> served("hidden"));
    house.door.get("/hello", Access.OPEN, _ -> served("hello"));
    house.door.post("/never-read", Access.OPEN, _ -> served("never-read"));
    house.door.put(
        "/upload",
        Access.OPEN,
        r -> {
          var bytes = r.body(1_000_000).readAllBytes();
          return served("upload of " + new String(bytes, StandardCharsets.ISO_8859_1));
        });
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Answer served(String what) {
    served.add(what);
    return Answer.json(what);
  }

  /// Lines are ended as they stand here, and nothing is added.
  private String exactly(String text) throws IOException {
    try (var socket = house.connect()) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return OpenDoor.rest(socket.getInputStream());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity\r\nContent-Length: 5",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding:\u000bchunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding\t: chunked",
        " Transfer-Encoding: chunked",
        "X: y\r\n Transfer-Encoding: chunked",
        "X: y\r\n\tfolded",
        "X: y\nTransfer-Encoding: chunked",
        "X: y\rTransfer-Encoding: chunked",
        "X: y\u0000z",
        "X\u0000: y",
        "X(y): z",
        ": y",
        "no colon at all",
        "Content-Length: 1\r\nContent-Length: 2",
        "Content-Length: 1, 2",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length: 5.0",
        "Content-Length: ",
        "Content-Length: 99999999999999999999",
        "Content-Length : 5",
      })
  void a_head_that_two_may_read_differently_is_400_and_ends_the_connection(String lines)
      throws Exception {
    for (var path : new String[] {"POST /never-read", "PUT /upload"}) {
      var answer =
          exactly(path + " HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n\r\n0\r\n\r\n" + HIDDEN);

      assertThat(answer)
          .as(path)
          .startsWith("HTTP/1.1 400 ")
          .containsIgnoringCase("connection: close");
      assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
    }
    assertThat(served).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5x\r\nabcde\r\n0\r\n\r\n",
        "0x5\r\nabcde\r\n0\r\n\r\n",
        "-5\r\nabcde\r\n0\r\n\r\n",
        "+5\r\nabcde\r\n0\r\n\r\n",
        " 5\r\nabcde\r\n0\r\n\r\n",
        "5\nabcde\r\n0\r\n\r\n",
        "5\r\nabcde\n0\r\n\r\n",
        "5\r\nabcdefg\r\n0\r\n\r\n",
        "5;a\nb\r\nabcde\r\n0\r\n\r\n",
        "\r\n0\r\n\r\n",
        "fffffffffffffffff\r\nabcde\r\n0\r\n\r\n",
        "5\r\nabcde\r\n0\r\nContent-Length 5\r\n\r\n",
      })
  void chunks_that_two_may_read_differently_end_the_connection_and_make_no_body(String chunks)
      throws Exception {
    var answer =
        exactly(
            "PUT /upload HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunks
                + HIDDEN);

    assertThat(answer).doesNotContain(" 200 ");
    assertThat(served).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /hello HTTP/1.1\nHost: localhost\n\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\n\r\n",
        "GET /hello HTTP/1.1\nHost: localhost\r\n\r\n",
        "GET /hello HTTP/1.1 \r\nHost: localhost\r\n\r\n",
        "GET  /hello HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /hel lo HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /hello HTTP/1.1\r\n Host: localhost\r\nHost: localhost\r\n\r\n",
        " GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET\t/hello\tHTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /hello\r\nHost: localhost\r\n\r\n",
        "GET /hello HTTP/2.0\r\nHost: localhost\r\n\r\n",
        "GET /hello HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /hello HTTP/1.1x\r\nHost: localhost\r\n\r\n",
        "GET /hello XTTP/1.1\r\nHost: localhost\r\n\r\n",
        "G(T /hello HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      })
  void a_line_that_two_may_read_differently_ends_the_connection(String head) throws Exception {
    var answer = exactly(head + HIDDEN);

    assertThat(answer).doesNotContain(" 200 ");
    assertThat(served).isEmpty();
  }

  @Test
  void after_the_last_answer_of_a_connection_nothing_more_is_served() throws Exception {
    var said =
        exactly("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" + HIDDEN);
    var unread =
        exactly(
            "POST /never-read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabcde"
                + HIDDEN);

    assertThat(said.split("HTTP/1.1 ", -1)).hasSize(2);
    assertThat(unread.split("HTTP/1.1 ", -1)).hasSize(2);
    assertThat(served).containsExactly("hello", "never-read");
  }

  @Test
  void in_http_1_0_there_are_no_chunks() throws Exception {
    var answer =
        exactly(
            "PUT /upload HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + HIDDEN);

    assertThat(answer).contains(" 400 ").doesNotContain(" 200 ");
    assertThat(served).isEmpty();
  }

  /// However the bytes come, they are looked at once.
  @ParameterizedTest
  @ValueSource(strings = {"X: y\r\n\tfolded", ": y"})
  void bytes_that_come_one_by_one_are_refused_all_the_same(String line) throws Exception {
    var head = "GET /hello HTTP/1.1\r\nHost: localhost\r\n" + line + "\r\n\r\n";
    try (var socket = house.connect()) {
      socket.setTcpNoDelay(true);
      for (var b : (head + HIDDEN).getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(b);
      }
      assertThat(OpenDoor.rest(socket.getInputStream())).startsWith("HTTP/1.1 400 ");
    } catch (java.net.SocketException e) {
      // The door had closed before the last byte was written.
      assertThat(served).isEmpty();
    }
    assertThat(served).isEmpty();
  }

  @Test
  void a_body_may_have_lines_that_no_head_could_have() throws Exception {
    var body = " \n\tone  two\r\n three\r\n\r\n x\r\n";
    var request = "PUT /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length();
    try (var socket = house.connect()) {
      socket.setTcpNoDelay(true);
      for (var b : (request + "\r\n\r\n" + body + HIDDEN).getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(b);
      }
      assertThat(OpenDoor.rest(socket.getInputStream()).split("HTTP/1.1 200 ", -1)).hasSize(3);
    }
    assertThat(served).containsExactly("upload of " + body, "hidden");
  }

  @Test
  void a_plain_chunked_body_and_what_follows_it_are_both_served() throws Exception {
    var answer =
        exactly(
            "PUT /upload HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "5;name=value\r\nabcde\r\n2\r\nfg\r\n0\r\nTrailer: x\r\n\r\n"
                + HIDDEN);

    assertThat(answer.split("HTTP/1.1 200 ", -1)).hasSize(3);
    assertThat(served).containsExactly("upload of abcdefg", "hidden");
  }
}
