package hubbub.radio.door;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/// Says something last, and closes. What still comes in is read for a moment: closing with bytes
/// unread would make the kernel throw away what was said, too.
final class Farewell extends ChannelInboundHandlerAdapter {
  private static final long LINGER_MILLIS = 500;

  /// @param comes whether something may still come in
  void say(Channel channel, byte[] words, boolean comes) {
    var said = channel.writeAndFlush(Unpooled.wrappedBuffer(words));
    if (comes) {
      var _ =
          channel.eventLoop().schedule(() -> end(channel), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      var _ = said.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static void end(Channel channel) {
    var _ = channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    var _ = context.close();
  }
}
