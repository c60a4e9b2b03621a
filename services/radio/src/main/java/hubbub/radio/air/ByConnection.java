package hubbub.radio.air;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Brings a source's sound by a connection that has nothing else on it.
public final class ByConnection extends ChannelInboundHandlerAdapter implements Inlet {
  private final Intake intake;
  private @Nullable Channel channel;

  public ByConnection(Intake intake) {
    this.intake = intake;
  }

  /// @param on in whose pipeline this is
  public void begin(Channel on) {
    channel = on;
    intake.begin(this);
  }

  private Channel channel() {
    return requireNonNull(channel, "it has begun");
  }

  @Override
  public EventExecutor loop() {
    return channel().eventLoop();
  }

  @Override
  public boolean isOpen() {
    return channel().isActive();
  }

  @Override
  public void pause(long millis) {
    var on = channel();
    on.config().setAutoRead(false);
    var _ =
        on.eventLoop().schedule(() -> on.config().setAutoRead(true), millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close(Ending how) {
    var _ = channel().close();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof ByteBuf buffer) {
        intake.take(buffer);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    intake.end(new Ending.Closed());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    intake.end(new Ending.NoSound(String.valueOf(thrown.getMessage())));
    var _ = context.close();
  }
}
