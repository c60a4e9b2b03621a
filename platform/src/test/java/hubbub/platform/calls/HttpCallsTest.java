package hubbub.platform.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCallsTest {
  private static final int LENGTH_MAX = 1_000;

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void close() {
    over.countDown();
    server.stop(0);
  }

  private HttpRequest.Builder to(HttpHandler handler) {
    server.createContext("/", handler);
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
  }

  private static HttpHandler saying(int status, String body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  @Test
  void an_answer_comes_whole_and_no_redirect_is_followed() throws Exception {
    try (var calls = new HttpCalls(Duration.ofMinutes(1), LENGTH_MAX)) {
      var answer = calls.send(to(saying(302, "elsewhere")));

      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.body()).isEqualTo("elsewhere".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_longer_answer_is_none() {
    try (var calls = new HttpCalls(Duration.ofMinutes(1), LENGTH_MAX)) {
      assertThatThrownBy(() -> calls.send(to(saying(200, "x".repeat(LENGTH_MAX + 1)))))
          .isInstanceOf(IOException.class)
          .hasMessage("cannot be reached");
    }
  }

  @Test
  void an_answer_that_stops_in_its_body_is_given_up() {
    try (var calls = new HttpCalls(Duration.ofMillis(300), LENGTH_MAX)) {
      assertThatThrownBy(() -> calls.send(to(this::stop)))
          .isInstanceOf(IOException.class)
          .hasMessage("does not answer");
    }
  }

  private void stop(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 10);
    exchange.getResponseBody().write('x');
    exchange.getResponseBody().flush();
    try {
      over.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
