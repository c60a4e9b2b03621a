package hubbub.platform.http;

import hubbub.platform.cluster.Whence;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request over Vert.x, and what was found out about it on the way to its handler.
final class Exchange implements Request {
  private static final int FORM_LENGTH_MAX = 16_384;

  private final Context loop = Objects.requireNonNull(Vertx.currentContext());
  private final HttpServerRequest request;
  private final BodyStream body;
  private final HttpConfig config;
  private final Documents documents;
  private final JsonBody jsonBody;
  private Map<String, String> parameters = Map.of();
  private String route = "-";
  private WhoMay.Known known = new WhoMay.Known(new Caller("guest", false), Set.of(Access.OPEN));
  private @Nullable Query query;
  private boolean handed;

  /// On the connection's event loop.
  Exchange(
      HttpServerRequest request,
      BodyStream body,
      HttpConfig config,
      Documents documents,
      JsonBody jsonBody) {
    this.request = request;
    this.body = body;
    this.config = config;
    this.documents = documents;
    this.jsonBody = jsonBody;
  }

  /// Notes which route it is; reads the path's parameters.
  void found(RouteTable.Hung hung, List<String> segments) {
    route = hung.route().path();
    var values = new HashMap<String, String>();
    var names = hung.segments();
    for (var i = 0; i < names.size(); i++) {
      var name = names.get(i);
      if (RouteTable.isRest(name)) {
        var rest = String.join("/", segments.subList(i, segments.size()));
        values.put(name.substring(1, name.length() - 2), Percent.decode(rest, false));
      } else if (RouteTable.isParameter(name)) {
        values.put(name.substring(1, name.length() - 1), Percent.decode(segments.get(i), false));
      }
    }
    parameters = values;
  }

  /// Notes that it is no route's.
  void streams() {
    route = "stream";
  }

  void admitted(WhoMay.Known who) {
    known = who;
  }

  /// Notes that its handler has it from here on.
  void handed() {
    handed = true;
  }

  boolean isHanded() {
    return handed;
  }

  WhoMay.Asking asking() {
    var socket = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    return new WhoMay.Asking(
        method(), target(), socket, peer(), speaksTls(), this::header, this::cookie);
  }

  /// Path and query, as they were sent; also of a request that names our address with them.
  String target() {
    var uri = request.uri();
    if (uri.startsWith("/")) {
      return uri;
    }
    var path = uri.indexOf('/', uri.indexOf("//") + 2);
    return path < 0 ? "/" : uri.substring(path);
  }

  WhoMay.Known known() {
    return known;
  }

  /// The connection's event loop.
  Context loop() {
    return loop;
  }

  HttpServerRequest raw() {
    return request;
  }

  BodyStream arriving() {
    return body;
  }

  /// The route as it was hung; `-` where none was found.
  String route() {
    return route;
  }

  @Override
  public String method() {
    return request.method().name();
  }

  @Override
  public URI uri() {
    try {
      return new URI(request.uri());
    } catch (URISyntaxException e) {
      throw new Refusal(400, "the address cannot be read", List.of());
    }
  }

  @Override
  public String path(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route " + route + " has no parameter " + name);
    }
    return value;
  }

  @Override
  public Query query() {
    if (query == null) {
      query = Parameters.parse(request.query());
    }
    return query;
  }

  @Override
  public Optional<String> header(String name) {
    var values = request.headers().getAll(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  @Override
  public <T> T json(Class<T> type) {
    var tree = jsonBody.tree(bytes(config.limits().bodyLengthMax()));
    documents.check(method(), route, tree);
    return jsonBody.value(tree, type);
  }

  @Override
  public InputStream body(long lengthMax) {
    body.bound(lengthMax, Duration.ZERO);
    return body;
  }

  @Override
  public Query form() {
    var bytes = bytes(FORM_LENGTH_MAX);
    return Parameters.parse(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private byte[] bytes(int lengthMax) {
    body.bound(lengthMax, config.times().body());
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Caller caller() {
    return known.caller();
  }

  @Override
  public boolean may(Access access) {
    return known.may().contains(access);
  }

  @Override
  public Optional<String> cookie(String name) {
    for (var header : request.headers().getAll("Cookie")) {
      for (var pair : header.split(";", -1)) {
        var equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
          return Optional.of(pair.substring(equals + 1).strip());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean secure() {
    return known.whence().map(Whence::secure).orElseGet(this::speaksTls);
  }

  @Override
  public String address() {
    return known.whence().map(Whence::address).orElseGet(this::peer);
  }

  @Override
  public boolean fromOwnPage() {
    return known.whence().map(Whence::ownPage).orElse(false);
  }

  private boolean speaksTls() {
    return request.isSSL()
        || config
            .publicUrl()
            .filter(url -> "https".equals(url.getScheme()))
            .filter(url -> Hosts.of(header("Host").orElse("")).equalsIgnoreCase(url.getHost()))
            .isPresent();
  }

  @Override
  public boolean nearby() {
    return WhoMay.isNear(asking());
  }

  @Override
  public boolean fromLoopback() {
    return Hosts.isLoopback(peer());
  }

  private String peer() {
    var address = request.remoteAddress();
    return address == null || address.hostAddress() == null ? "" : address.hostAddress();
  }
}
