package hubbub.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Keeps the pace of one connection, on its event loop: a request's head must be whole in time, an
/// answer must be taken, and silence between requests ends. A byte now and then doesn't help a
/// client that wants to hold a connection forever.
///
/// One timer a connection looks whether the deadline has passed; moving the deadline costs nothing.
final class Pace extends ChannelDuplexHandler {
  private static final int CONTINUE = 100;

  private final HttpConfig.Times times;
  private final Runnable tooLate;
  private Phase phase = Phase.SILENT;
  private long deadline;
  private int owed;
  private long pending;

  private enum Phase {
    /// Nothing is owed, nothing comes.
    SILENT,
    /// A head has begun.
    HEAD,
    /// A request is being answered; whoever reads its body or writes its answer watches the time.
    BUSY,
    /// The answer's last bytes are on their way.
    FLUSHING,
    /// No longer HTTP.
    GONE
  }

  private Pace(HttpConfig.Times times, Runnable tooLate) {
    this.times = times;
    this.tooLate = tooLate;
  }

  /// @param tooLate says so and closes
  static void keep(Channel channel, HttpConfig.Times times, Runnable tooLate) {
    var pipeline = channel.pipeline();
    var pace = new Pace(times, tooLate);
    pipeline.addAfter("httpEncoder", "pace", pace);
    pipeline.addBefore("httpDecoder", "firstByte", pace.new FirstByte());
    pace.enter(Phase.SILENT, times.idle());
    pace.watch(channel);
  }

  /// Stands before the decoder, where bytes are still bytes.
  private final class FirstByte extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (phase == Phase.SILENT) {
        enter(Phase.HEAD, times.head());
      }
      context.fireChannelRead(message);
    }
  }

  /// Somebody else has the connection from here on.
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    phase = Phase.GONE;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest && phase != Phase.GONE) {
      owed++;
      phase = Phase.BUSY;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var ends =
        message instanceof LastHttpContent
            && !(message instanceof HttpResponse response && response.status().code() == CONTINUE);
    if (!ends || phase == Phase.GONE) {
      var _ = context.write(message, promise);
      return;
    }
    owed = Math.max(0, owed - 1);
    if (owed == 0) {
      enter(Phase.FLUSHING, times.write());
    }
    var told = promise.unvoid();
    var _ = told.addListener(_ -> flushed());
    var _ = context.write(message, told);
  }

  private void flushed() {
    if (phase == Phase.FLUSHING) {
      enter(Phase.SILENT, times.idle());
    }
  }

  private void enter(Phase next, Duration within) {
    phase = next;
    deadline = System.nanoTime() + within.toNanos();
  }

  private void watch(Channel channel) {
    var left = Math.max(1_000_000, deadline - System.nanoTime());
    var shortest = Math.min(times.head().toNanos(), times.write().toNanos());
    var _ =
        channel
            .eventLoop()
            .schedule(() -> look(channel), Math.min(left, shortest), TimeUnit.NANOSECONDS);
  }

  private void look(Channel channel) {
    if (!channel.isActive() || phase == Phase.GONE) {
      return;
    }
    var passed = System.nanoTime() - deadline >= 0;
    switch (phase) {
      case SILENT -> {
        if (passed) {
          var _ = channel.close();
        }
      }
      case HEAD -> {
        if (passed) {
          phase = Phase.GONE;
          tooLate.run();
        }
      }
      case FLUSHING -> {
        if (passed && !movedOn(channel)) {
          var _ = channel.close();
        }
      }
      case BUSY, GONE -> {}
    }
    watch(channel);
  }

  /// A reader that takes something, however slowly, gets more time.
  private boolean movedOn(Channel channel) {
    var buffer = channel.unsafe().outboundBuffer();
    var waits = buffer == null ? 0 : buffer.totalPendingWriteBytes();
    var moved = pending == 0 || waits < pending;
    pending = waits;
    enter(Phase.FLUSHING, times.write());
    return moved;
  }
}
