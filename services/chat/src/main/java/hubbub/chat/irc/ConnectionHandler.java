package hubbub.chat.irc;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// What Netty tells of a connection, handed on to its peer.
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
  private final TcpPeer peer;

  ConnectionHandler(TcpPeer peer) {
    this.peer = peer;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof ByteBuf bytes) {
        peer.received(bytes);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable()) {
      peer.hearOn();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    peer.disconnected();
  }

  /// A connection that broke, or no TLS where it should be.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }
}
