package hubbub.chat.irc;

import hubbub.platform.Ticker;
import hubbub.platform.http.ServerTls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ports where IRC is spoken, plain and with TLS, and the event loops behind them.
final class IrcDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("irc");
  private static final int BACKLOG = 1_024;
  private static final long FAREWELL_MILLIS = 300;

  private final IrcConfig config;
  private final TcpPeer.Parts parts;
  private final Doorkeeper doorkeeper;
  private final MultiThreadIoEventLoopGroup loops;
  private final Map<EventExecutor, Lane> lanes = new HashMap<>();
  private final List<Channel> listening = new ArrayList<>();

  IrcDoor(IrcConfig config, TcpPeer.Parts parts, Ticker ticker) {
    this.config = config;
    this.parts = parts;
    doorkeeper = new Doorkeeper(config.connectionsMax(), config.connectionsPerAddressMax());
    loops =
        new MultiThreadIoEventLoopGroup(
            config.loops(),
            Thread.ofPlatform().name("irc-", 0).daemon().factory(),
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    loops.forEach(loop -> lanes.put(loop, new Lane(loop, ticker, config.gatherMax())));
  }

  List<Lane> lanes() {
    return List.copyOf(lanes.values());
  }

  /// Speaks for a new connection.
  interface Host {
    Session receive(Peer peer);
  }

  /// Opens a port.
  ///
  /// @return the port; empty if it is taken, or the address none of ours
  Optional<Integer> open(
      String bind, int port, @Nullable ServerTls tls, Peer.Exit exit, Host host) {
    var opening =
        new ServerBootstrap()
            .group(loops)
            .channel(kind())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(256, 1_024, 16_384))
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(config.waitingMax() / 4, config.waitingMax()))
            .childHandler(new Opening(tls, exit, host))
            .bind(bind, port)
            .awaitUninterruptibly();
    if (!opening.isSuccess()) {
      LOG.atWarn()
          .addKeyValue("bind", bind)
          .addKeyValue("port", port)
          .log("cannot listen: {}", String.valueOf(opening.cause().getMessage()));
      return Optional.empty();
    }
    listening.add(opening.channel());
    var opened = ((InetSocketAddress) opening.channel().localAddress()).getPort();
    LOG.atInfo().addKeyValue("port", opened).addKeyValue("tls", tls != null).log("listening");
    return Optional.of(opened);
  }

  /// Takes no more connections.
  void shut() {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    listening.clear();
  }

  /// Tells everyone to come again, and ends.
  @Override
  public void close() {
    shut();
    var told = new CountDownLatch(lanes.size());
    lanes.values().forEach(lane -> lane.sendAway(Session.RECONNECT, "we stop", told));
    try {
      var _ = told.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    var _ =
        loops
            .shutdownGracefully(0, FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
            .awaitUninterruptibly(FAREWELL_MILLIS);
  }

  private static Class<? extends ServerChannel> kind() {
    return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  /// A connection opens, on its loop.
  private final class Opening extends ChannelInitializer<Channel> {
    private final @Nullable ServerTls tls;
    private final Peer.Exit exit;
    private final Host host;

    Opening(@Nullable ServerTls tls, Peer.Exit exit, Host host) {
      this.tls = tls;
      this.exit = exit;
      this.host = host;
    }

    @Override
    protected void initChannel(Channel channel) {
      var address = address(channel);
      var refused = doorkeeper.enter(address);
      if (refused.isPresent()) {
        parts.meters().refused(refused.get());
        var sentence = NoticeText.toAll("Sorry: " + refused.get() + ".");
        var bytes = Unpooled.copiedBuffer(tls == null ? sentence : "", StandardCharsets.UTF_8);
        var _ = channel.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
        return;
      }
      var _ = channel.closeFuture().addListener(_ -> doorkeeper.leave(address));
      var lane = lanes.get(channel.eventLoop());
      if (lane == null) {
        throw new IllegalStateException("a loop without a lane");
      }
      if (tls != null) {
        channel.pipeline().addLast(tls.context().newHandler(channel.alloc()));
      }
      var peer = new TcpPeer(channel, address, lane, exit, parts, config);
      peer.session(host.receive(peer));
      parts.meters().opened();
      lane.opened(peer);
      channel.pipeline().addLast(new ConnectionHandler(peer));
    }

    private static String address(Channel channel) {
      return channel.remoteAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
          ? peer.getAddress().getHostAddress()
          : "";
    }
  }
}
