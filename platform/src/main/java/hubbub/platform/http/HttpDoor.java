package hubbub.platform.http;

import hubbub.platform.cluster.ClusterConfig;
import hubbub.platform.config.WrongSetting;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The one door: a port where REST, WebSockets and pages are answered. Event loops parse;
/// everything else runs on a virtual thread of its own.
public final class HttpDoor implements Routes, AutoCloseable {
  private static final long CLOSE_MILLIS = 700;

  private final HttpConfig config;
  private final Standing standing;
  private final Map<String, Neighbour> neighbours = new TreeMap<>();
  private @Nullable Wire wire;
  private final RouteTable table = new RouteTable();
  private final Documents documents = new Documents();
  private final ContentSecurity security = new ContentSecurity();
  private final JsonBody jsonBody;
  private final Reception reception;
  private final Sockets sockets;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
  private final Streams streams = new Streams();
  private final Connections connections;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Keys keys = Keys.none();
  private @Nullable Vertx vertx;
  private @Nullable HttpServer server;
  private @Nullable TlsWatch tls;

  /// A door without other processes beside it.
  public HttpDoor(HttpConfig config, MeterRegistry meters) {
    this(config, meters, new Standing.Alone());
  }

  public HttpDoor(HttpConfig config, MeterRegistry meters, Standing standing) {
    this.config = config;
    this.standing = standing;
    jsonBody = new JsonBody(config.limits().bodyDepthMax());
    sockets = new Sockets(config);
    connections = new Connections(config, streams, meters);
    reception =
        new Reception(
            table,
            () -> new WhoMay(config, keys, standing),
            new Sender(config, security),
            sockets,
            meters);
    new ApiRoutes(documents).hang(this);
  }

  /// Opens the port.
  ///
  /// @return the port
  /// @throws IOException if it is taken, or the address is none of ours
  /// @throws WrongSetting if the files for TLS cannot be used
  public int open() throws IOException {
    var options = options();
    var loops = loops();
    server =
        loops
            .createHttpServer(options)
            .connectionHandler(connections::opened)
            .requestHandler(this::arrived)
            .invalidRequestHandler(connections::unreadable);
    var port = await(server.listen(config.port(), config.bind())).actualPort();
    if (config.tls().isPresent()) {
      tls = TlsWatch.begin(config.tls().get(), server);
    }
    sockets.begin(loops);
    return port;
  }

  /// Makes the event loops, if they are not there yet: a start has time for it while files are
  /// opened.
  public void warm() {
    loops();
  }

  private synchronized Vertx loops() {
    var loops = vertx;
    if (loops == null) {
      loops = EventLoops.make(connections.gate());
      vertx = loops;
    }
    return loops;
  }

  /// Takes no more connections, lets answers under way end, closes the rest; within a second.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (tls != null) {
      tls.close();
    }
    sockets.close();
    if (server != null) {
      quietly(server.shutdown(CLOSE_MILLIS, TimeUnit.MILLISECONDS));
    }
    threads.shutdownNow();
    if (wire != null) {
      wire.close();
    }
    if (vertx != null) {
      quietly(vertx.close());
    }
  }

  /// Hangs the routes of a service that runs elsewhere, as its document declares them: requests for
  /// them are handed on.
  ///
  /// @param resource its OpenAPI document
  /// @param addresses of the processes that have it
  public void elsewhere(String service, String resource, List<URI> addresses) {
    if (!(standing instanceof Standing.InFront)) {
      throw new IllegalStateException("only the door in front hands requests on");
    }
    var neighbour = beside(service, addresses);
    documents.add(service, resource);
    for (var route : Documents.declared(resource)) {
      add(route.method(), route.path(), route.access(), new Forward(neighbour));
    }
  }

  /// Notes where a service runs that is only asked questions from here.
  ///
  /// @param addresses of the processes that have it
  public Neighbour beside(String service, List<URI> addresses) {
    var neighbour =
        switch (standing) {
          case Standing.Alone _ -> throw new IllegalStateException("there is nobody beside us");
          case Standing.InFront(var introductions, var reach) ->
              new Neighbour(service, addresses, introductions, () -> wire(reach));
          case Standing.Behind(var introductions, var reach, var _) ->
              new Neighbour(service, addresses, introductions, () -> wire(reach));
        };
    neighbours.put(service, neighbour);
    return neighbour;
  }

  private synchronized Wire wire(ClusterConfig reach) {
    var made = wire;
    if (made == null) {
      made = new Wire(loops(), reach);
      wire = made;
    }
    return made;
  }

  /// The services that run elsewhere and whose requests are handed on from here, by name.
  public Map<String, Neighbour> handedOn() {
    return standing instanceof Standing.InFront ? Map.copyOf(neighbours) : Map.of();
  }

  /// A service that runs elsewhere, if anybody said where.
  public Optional<Neighbour> neighbour(String service) {
    return Optional.ofNullable(neighbours.get(service));
  }

  /// Hands a request on to the processes of a service that runs elsewhere.
  public Answer handOn(Request request, Neighbour neighbour) {
    return new Forward(neighbour).answer(request);
  }

  /// What holds the door up, for the health page; empty when all is well.
  public List<String> troubles() {
    var all = new ArrayList<String>();
    if (config.localControlOpen()) {
      all.add("local-control is open: programs of this machine need no token");
    }
    if (tls != null) {
      tls.trouble().ifPresent(all::add);
    }
    return all;
  }

  /// Connections open now.
  public int connections() {
    return connections.count();
  }

  /// WebSockets open now.
  public int sockets() {
    return sockets.count();
  }

  @Override
  public void add(String method, String path, Access access, Handler handler) {
    var route = new Route(method, path, access, false);
    table.add(new RouteTable.Hung(route, RouteTable.split(path), handler, null));
  }

  @Override
  public void socket(String path, Access access, SocketHandler handler) {
    var route = new Route("GET", path, access, true);
    table.add(new RouteTable.Hung(route, RouteTable.split(path), null, handler));
  }

  @Override
  public void streams(StreamDoor door) {
    streams.hang(door);
  }

  @Override
  public boolean isReserved(String segment) {
    return table.begins(segment);
  }

  @Override
  public void document(String service, String resource) {
    documents.add(service, resource);
  }

  @Override
  public Map<String, String> documents() {
    return documents.all();
  }

  @Override
  public void guard(Keys newKeys) {
    keys = newKeys;
  }

  @Override
  public void refusals(RefusalPage page) {
    reception.show(page);
  }

  @Override
  public ContentSecurity contentSecurity() {
    return security;
  }

  @Override
  public Reach reach() {
    return new Reach(
        config.bind(),
        config.onLoopback(),
        config.publicUrl(),
        config.tls().isPresent(),
        config.tls().flatMap(TlsFile::until),
        config.localControlOpen());
  }

  @Override
  public boolean claimed() {
    return switch (standing) {
      case Standing.Alone _, Standing.InFront _ -> keys.claimed();
      case Standing.Behind(var _, var _, var owned) -> owned || keys.claimed();
    };
  }

  @Override
  public Optional<ServerTls> tls() {
    return config.tls().map(ServerTls::new);
  }

  @Override
  public List<Route> all() {
    return table.all();
  }

  @Override
  public List<Route> declared() {
    return documents.all().values().stream().flatMap(r -> Documents.declared(r).stream()).toList();
  }

  @Override
  public List<Operation> documented() {
    return documents.operations();
  }

  /// On the event loop: the body must be held before its first byte can pass.
  private void arrived(HttpServerRequest request) {
    if (Connections.isEnding(request.connection())) {
      return;
    }
    var body = new BodyStream(request, config.times().body());
    var exchange = new Exchange(request, body, config, documents, jsonBody);
    if (exchange.asking().socket()) {
      request.pause();
    }
    var door = streams.whose(exchange);
    threads.execute(() ->
        door.ifPresentOrElse(to -> reception.serve(exchange, to), () -> reception.serve(exchange)));
  }

  private HttpServerOptions options() {
    var limits = config.limits();
    var options =
        new HttpServerOptions()
            // Off, so that a connection is HTTP/1 from its first byte, and whoever later shares the
            // port finds its pipeline complete when the connection opens.
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .setAcceptBacklog(1_024)
            .setTcpNoDelay(true)
            .setMaxInitialLineLength(limits.lineLengthMax())
            .setMaxHeaderSize(limits.headersLengthMax());
    config
        .tls()
        .ifPresent(files ->
            options
                .setSsl(true)
                .setSslHandshakeTimeout(config.times().head().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeyCertOptions(TlsFile.read(files)));
    return options;
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IOException("the port did not open", e);
    }
  }

  private static void quietly(Future<?> future) {
    try {
      await(future);
    } catch (IOException e) {
      // It is closing; there is nobody left to tell.
      return;
    }
  }
}
