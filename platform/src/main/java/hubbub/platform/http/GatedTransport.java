package hubbub.platform.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.ThreadFactory;

/// The usual way to wait for sockets, with somebody at the gate who sees each connection before
/// TLS: no option of the server's lets anybody stand there.
///
/// @param usual what does the work
/// @param gate hears of each accepted connection
@SuppressWarnings("deprecation") // The interface has kinds of protocol that Netty gave up.
record GatedTransport(Transport usual, ChannelHandler gate) implements Transport {
  /// As the event loops are told of it.
  static io.vertx.core.transport.Transport of(ChannelHandler gate) {
    var fast = io.vertx.core.transport.Transport.nativeTransport();
    var usual = fast != null && fast.available() ? fast : io.vertx.core.transport.Transport.NIO;
    return new Named(new GatedTransport(usual.implementation(), gate));
  }

  private record Named(Transport implementation) implements io.vertx.core.transport.Transport {
    @Override
    public String name() {
      return "gated";
    }

    @Override
    public boolean available() {
      return true;
    }

    @Override
    public Throwable unavailabilityCause() {
      throw new IllegalStateException("it is available");
    }
  }

  @Override
  public void configure(TcpConfig options, boolean domainSocket, ServerBootstrap bootstrap) {
    usual.configure(options, domainSocket, bootstrap);
    bootstrap.handler(gate);
  }

  @Override
  public void configure(TcpConfig options, boolean domainSocket, Bootstrap bootstrap) {
    usual.configure(options, domainSocket, bootstrap);
  }

  @Override
  public void configure(DatagramChannel channel, DatagramSocketOptions options) {
    usual.configure(channel, options);
  }

  @Override
  public boolean supportsDomainSockets() {
    return usual.supportsDomainSockets();
  }

  @Override
  public boolean supportFileRegion() {
    return usual.supportFileRegion();
  }

  @Override
  public java.net.SocketAddress convert(SocketAddress address) {
    return usual.convert(address);
  }

  @Override
  public SocketAddress convert(java.net.SocketAddress address) {
    return usual.convert(address);
  }

  @Override
  public IoHandlerFactory ioHandlerFactory() {
    return usual.ioHandlerFactory();
  }

  @Override
  public EventLoopGroup eventLoopGroup(
      int type, int threads, ThreadFactory threadFactory, int ioRatio) {
    return usual.eventLoopGroup(type, threads, threadFactory, ioRatio);
  }

  @Override
  public DatagramChannel datagramChannel(InternetProtocolFamily family) {
    return usual.datagramChannel(family);
  }

  @Override
  public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
    return usual.datagramChannelFactory();
  }

  @Override
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    return usual.channelFactory(domainSocket);
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return usual.serverChannelFactory(domainSocket);
  }
}
