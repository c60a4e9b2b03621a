package hubbub.radio.notices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/// A program that takes alarms on a free port.
final class Receiver implements AutoCloseable {
  private static final int OK = 204;

  /// What it answers next; 204 when nothing is left.
  final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();

  final List<Taken> taken = new CopyOnWriteArrayList<>();

  /// An answer needs one.
  final Semaphore leave = new Semaphore(1_000);

  private final HttpServer server;

  /// @param signature of the header; empty without
  record Taken(String path, String body, String signature, String authorization) {
    JsonNode json() {
      return Json.mapper().readTree(body);
    }
  }

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    server.createContext("/", this::take);
    server.start();
  }

  URI address(String rest) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + rest);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      taken.add(
          new Taken(
              exchange.getRequestURI().toString(),
              body,
              header(exchange, "X-Hubbub-Signature"),
              header(exchange, "Authorization")));
      leave.acquireUninterruptibly();
      var answer = answers.poll();
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(answer == null ? OK : answer, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    var value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  List<String> kinds() {
    return taken.stream().map(one -> one.json().path("kind").asString()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
