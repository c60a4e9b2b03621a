package hubbub.chat.irc;

import hubbub.chat.domain.Rooms;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.platform.Ticker;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.ServerTls;
import hubbub.platform.http.SocketHandler;
import hubbub.platform.observe.Health;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.observe.Observe;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rooms over IRC: its parts, its ports, and the WebSockets at `/` and `/irc`.
public final class Irc {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String PLAIN = "irc.port";
  private static final String TLS = "irc.tls-port";
  private static final long LOOK_SECONDS = 2;

  private final IrcConfig config;
  private final Rooms rooms;
  private final Routes routes;
  private final IrcMeters meters;
  private final Session.Desk desk;
  private final IrcDoor door;
  private final Lane socketLane;
  private final List<Lane> lanes;
  private final DefaultEventExecutor sockets;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("irc-session-", 0).factory());
  private final List<String> troubles = new ArrayList<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private Optional<ServerTls> tls = Optional.empty();
  private boolean onlyHere;

  public Irc(
      IrcConfig config,
      Rooms rooms,
      Supplier<AskAccounts> accounts,
      ChannelNumbers numbers,
      Routes routes,
      Clock clock,
      Ticker ticker,
      Observe observe) {
    this.config = config;
    this.rooms = rooms;
    this.routes = routes;
    meters = new IrcMeters(observe.meters());
    desk =
        new Session.Desk(
            new Login(accounts),
            rooms,
            numbers,
            new Greeting(rooms, numbers, config.namesMax()),
            new SpokenNotices(clock),
            meters,
            config.roomsMax());
    door = new IrcDoor(config, new TcpPeer.Parts(threads, meters), ticker);
    sockets = new DefaultEventExecutor(Thread.ofPlatform().name("irc-sockets").daemon().factory());
    socketLane = new Lane(sockets, ticker, config.gatherMax());
    lanes = new ArrayList<>(door.lanes());
    lanes.add(socketLane);
    rooms.add(new IrcCrier(lanes, new NewsText(numbers, clock)));
    var handler = new OverSocket();
    routes.socket("/", Access.OPEN, handler);
    routes.socket("/irc", Access.OPEN, handler);
    routes.get("/api/v1/chat/doors", Access.OPEN, _ -> Answer.json(doors()));
    observe.health().add("irc", this::health);
  }

  /// Ports where IRC is spoken; null where it is not.
  record Doors(@Nullable Integer irc, @Nullable Integer ircTls) {}

  private synchronized Doors doors() {
    return new Doors(ports.get(PLAIN), ports.get(TLS));
  }

  /// Opens the ports. One that is taken is no reason not to start: the WebSockets are there.
  public void start() {
    lanes.forEach(lane -> lane.run(new Sweep(lane, threads, config)::begin));
    tls = routes.tls();
    open();
    var _ = sockets.scheduleAtFixedRate(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /// A house without an owner is for this machine alone.
  private synchronized void open() {
    troubles.clear();
    ports.clear();
    var reach = routes.reach();
    onlyHere = !reach.onLoopback() && !routes.claimed();
    var bind = onlyHere ? LOOPBACK : reach.bind();
    listen(PLAIN, bind, config.port(), null);
    tls.ifPresent(with -> listen(TLS, bind, config.tlsPort(), with));
  }

  private void listen(String setting, String bind, int port, @Nullable ServerTls with) {
    door.open(bind, port, with, rooms::leave, this::receive)
        .ifPresentOrElse(
            opened -> ports.put(setting, opened),
            () -> troubles.add("IRC is not spoken on port " + port + ": it cannot be opened"));
  }

  private synchronized void look() {
    tls.ifPresent(ServerTls::look);
    if (onlyHere && routes.claimed()) {
      door.shut();
      open();
    }
  }

  /// Tells everyone to come again, and ends.
  public void stop() {
    socketLane.sendAway(Session.RECONNECT, "we stop", new CountDownLatch(1));
    door.close();
    threads.shutdownNow();
    var _ = sockets.shutdownGracefully(0, 100, TimeUnit.MILLISECONDS);
  }

  /// For the health page: open connections, the ports by their settings, and what holds it up.
  private synchronized Report health() {
    var figures = new LinkedHashMap<String, Object>(ports);
    figures.put("irc.connections", meters.open());
    return new Report(
        troubles.isEmpty() ? Health.State.FINE : Health.State.TROUBLE,
        List.copyOf(troubles),
        figures);
  }

  private Session receive(Peer peer) {
    return new Session(peer, desk);
  }

  /// Over WebSocket: `irc` is named as what is spoken, where it was asked for.
  private final class OverSocket implements SocketHandler {
    @Override
    public Conversation opened(Request request, Socket socket) {
      var peer =
          new SocketPeer(socket, request.address(), socketLane, rooms::leave, meters, config);
      peer.session(receive(peer));
      meters.opened();
      socketLane.run(() -> socketLane.opened(peer));
      return peer;
    }

    @Override
    public Optional<String> protocol() {
      return Optional.of("irc");
    }
  }
}
