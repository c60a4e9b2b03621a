package hubbub.testkit.twitch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Plays `id.twitch.tv/oauth2` on a free port: `/authorize`, `/token`, `/validate`, `/revoke`, as
/// Twitch's documents describe them. It reads form fields and the query alike. Whoever is sent to
/// `/authorize` is the one that `as=login` names in the query or a cookie `twitch-as`, else they
/// choose on a page; `deny=true` refuses. A refresh token works once. What goes wrong is told
/// beforehand with [#fail], [#hang].
public final class TwitchOAuth implements AutoCloseable {
  /// Who may ask: an app that is registered here.
  public static final String CLIENT_ID = "hubbub-tests";

  public static final String CLIENT_SECRET = "secret-of-the-tests";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final TwitchTokens tokens = new TwitchTokens();
  private final Map<String, String> people = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Map<String, Integer> failing = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();

  public TwitchOAuth() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/oauth2/", this::answer);
    server.start();
  }

  /// What `twitch.oauth.url` is set to.
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/oauth2");
  }

  /// Somebody who can sign in.
  ///
  /// @param id theirs at Twitch
  /// @param login their channel's name, in small letters
  public TwitchOAuth person(String id, String login) {
    people.put(login, id);
    return this;
  }

  /// Whom a token belongs to that works at this moment.
  public Optional<TwitchHolder> holder(String token) {
    return tokens.holder(token);
  }

  /// All tokens that work now, for tests that look where none must be.
  public List<String> tokens() {
    return tokens.all();
  }

  /// A token of somebody as if they had signed in, without the way there.
  public String tokenOf(String login, String... scopes) {
    return tokens.made(people.getOrDefault(login, ""), login, Set.of(scopes));
  }

  /// All access tokens of somebody end; the refresh tokens still work.
  public void expireTokens(String userId) {
    tokens.expire(userId);
  }

  /// Somebody takes back all that they allowed, at Twitch.
  public void takeBack(String userId) {
    tokens.takeBack(userId);
  }

  /// How long the next tokens say that they hold; four hours at first.
  public void holds(int seconds) {
    tokens.holds(seconds);
  }

  /// How often a path such as `/token` was called; `/token refresh_token` for calls of a kind.
  public int calls(String path) {
    return calls.getOrDefault(path, new AtomicInteger()).get();
  }

  /// All calls of a path, or of a kind of it, are answered with that status until [#heal].
  public void fail(String path, int status) {
    failing.put(path, status);
  }

  /// All calls of a path wait until [#heal].
  public void hang(String path) {
    hanging.put(path, new CountDownLatch(1));
  }

  /// Nothing goes wrong any more.
  public void heal() {
    failing.clear();
    hanging.values().forEach(CountDownLatch::countDown);
    hanging.clear();
  }

  @Override
  public void close() {
    heal();
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring("/oauth2".length());
      var asked = TwitchFields.of(exchange);
      var kind = path + " " + asked.text("grant_type");
      for (var name : new String[] {path, kind}) {
        calls.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
      }
      await(path);
      await(kind);
      var status = failing.getOrDefault(path, failing.getOrDefault(kind, 0));
      if (status > 0) {
        json(exchange, TwitchTokens.Reply.error(status, "told to fail"));
        return;
      }
      switch (path) {
        case "/authorize" -> authorize(exchange, asked);
        case "/token" -> json(exchange, tokens.token(asked));
        case "/validate" -> json(exchange, tokens.validate(exchange));
        case "/revoke" -> json(exchange, tokens.revoke(asked));
        default -> json(exchange, TwitchTokens.Reply.error(404, "no such path"));
      }
    }
  }

  private void await(String name) {
    var latch = hanging.get(name);
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void authorize(HttpExchange exchange, TwitchFields asked) throws IOException {
    if (!asked.text("client_id").equals(CLIENT_ID) || !asked.text("response_type").equals("code")) {
      page(exchange, 400, "invalid client");
      return;
    }
    var back = asked.text("redirect_uri");
    var state = "&state=" + encoded(asked.text("state"));
    var login = asked.maybe("as").or(() -> cookie(exchange)).orElse("");
    if (asked.maybe("deny").isPresent()) {
      redirect(
          exchange,
          back + "?error=access_denied&error_description=The+user+denied+you+access" + state);
    } else if (people.containsKey(login)) {
      var scope = asked.text("scope");
      var code = tokens.code(people.getOrDefault(login, ""), login, scope, back);
      redirect(exchange, back + "?code=" + code + "&scope=" + encoded(scope) + state);
    } else {
      page(exchange, 200, choices(exchange.getRequestURI()));
    }
  }

  private String choices(URI asked) {
    var links = new StringBuilder();
    for (var login : people.keySet().stream().sorted().toList()) {
      links.append("<p><a href=\"%s&amp;as=%s\">%s</a></p>".formatted(html(asked), login, login));
    }
    return links + "<p><a href=\"" + html(asked) + "&amp;deny=true\">Cancel</a></p>";
  }

  private static String html(URI address) {
    return address.toString().replace("&", "&amp;").replace("\"", "&quot;");
  }

  private static Optional<String> cookie(HttpExchange exchange) {
    for (var cookie : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
      for (var one : cookie.split("; *", -1)) {
        if (one.startsWith("twitch-as=")) {
          return Optional.of(one.substring("twitch-as=".length()));
        }
      }
    }
    return Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void page(HttpExchange exchange, int status, String body) throws IOException {
    var page =
        "<!doctype html><html lang=\"en\"><title>Twitch of the tests</title><main>%s</main></html>"
            .formatted(body);
    send(exchange, status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  private static void json(HttpExchange exchange, TwitchTokens.Reply reply) throws IOException {
    if (reply.body().isEmpty()) {
      exchange.sendResponseHeaders(reply.status(), -1);
    } else {
      send(exchange, reply.status(), "application/json", Json.bytes(reply.body()));
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
