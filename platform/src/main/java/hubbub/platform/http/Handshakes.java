package hubbub.platform.http;

import io.micrometer.core.instrument.Counter;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/// Connections that shake hands for TLS: nobody else counts them before they are done, and whoever
/// never shakes holds one for as long as a head may take. As many as may be open may do so; more
/// are closed at once, as nothing can be said yet. Stands where connections are accepted.
@ChannelHandler.Sharable
final class Handshakes extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<Shaking> SHAKING = AttributeKey.valueOf("hubbub.shaking");

  private final Headcount headcount;
  private final Counter refused;

  Handshakes(HttpConfig.Limits limits, Counter refused) {
    headcount = new Headcount(limits);
    this.refused = refused;
  }

  private record Shaking(String address, AtomicBoolean still) {}

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof Channel channel) || begins(channel)) {
      context.fireChannelRead(message);
    }
  }

  private boolean begins(Channel channel) {
    if (!(channel.remoteAddress() instanceof InetSocketAddress from)) {
      return true;
    }
    var address = from.getAddress().getHostAddress();
    if (!headcount.come(address)) {
      headcount.go(address);
      refused.increment();
      channel.unsafe().closeForcibly();
      return false;
    }
    channel.attr(SHAKING).set(new Shaking(address, new AtomicBoolean(true)));
    var _ = channel.closeFuture().addListener(_ -> done(channel));
    return true;
  }

  /// Hands are shaken, or never will be.
  void done(Channel channel) {
    var shaking = channel.attr(SHAKING).get();
    if (shaking != null && shaking.still().compareAndSet(true, false)) {
      headcount.go(shaking.address());
    }
  }
}
