package hubbub.chat.irc;

import hubbub.platform.irc.Lines;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A connection of its own, with or without TLS. Bytes come and go on its event loop; its session
/// runs on virtual threads, one at a time, and only while there is something to hear.
final class TcpPeer extends Peer {
  /// Bytes of lines that wait to be heard; when there are more, nothing is read.
  private static final int UNHEARD_MAX = 32 * 1024;

  private static final long LAST_WORD_MILLIS = 2_000;

  private final Channel channel;
  private final String address;
  private final Executor threads;
  private final IrcMeters meters;
  private final Lines lines;
  private final LinePace pace;
  private boolean hearing;
  private boolean paused;
  private boolean ended;
  private long tooLong;

  TcpPeer(Channel channel, String address, Lane lane, Exit exit, Parts parts, IrcConfig config) {
    super(lane, exit);
    this.channel = channel;
    this.address = address;
    threads = parts.threads();
    meters = parts.meters();
    lines = new Lines(config.lineLengthMax());
    pace = new LinePace(config.linesPerSecond(), lane.nanos());
  }

  /// What all connections share.
  record Parts(Executor threads, IrcMeters meters) {}

  /// Bytes came; on the loop.
  void received(ByteBuf bytes) {
    heard();
    boolean full;
    synchronized (lines) {
      lines.add(bytes.nioBuffer());
      full = lines.waiting() > UNHEARD_MAX;
      paused |= full;
    }
    if (full) {
      channel.config().setAutoRead(false);
    }
    hearOn();
  }

  /// Hears what waits, unless somebody does already or the other side does not take the answers.
  void hearOn() {
    synchronized (lines) {
      if (hearing || lines.waiting() == 0) {
        return;
      }
      hearing = true;
    }
    threads.execute(this::hear);
  }

  private void hear() {
    var of = session();
    try {
      for (var line = next(); line != null && of != null; line = next()) {
        meters.line();
        var wait = pace.take(of.hear(line), lane().nanos());
        if (wait > 0) {
          LockSupport.parkNanos(wait);
        }
      }
    } catch (RuntimeException e) {
      meters.failed(e);
      end("", "broken");
    }
  }

  private @Nullable String next() {
    String line;
    long missed;
    boolean resume;
    synchronized (lines) {
      line = isGone() || !channel.isWritable() ? null : lines.next();
      missed = lines.tooLong() - tooLong;
      tooLong = lines.tooLong();
      if (line == null) {
        hearing = false;
        lines.shrink();
      }
      resume = paused && lines.waiting() <= UNHEARD_MAX / 2;
      if (resume) {
        paused = false;
      }
    }
    if (resume) {
      lane().run(() -> channel.config().setAutoRead(true));
    }
    var of = session();
    if (missed > 0 && of != null) {
      meters.tooLong(missed);
      of.missed();
    }
    return line;
  }

  @Override
  void send(String text) {
    if (!isGone()) {
      var bytes = ByteBufUtil.writeUtf8(channel.alloc(), text);
      var _ = channel.writeAndFlush(bytes, channel.voidPromise());
    }
  }

  @Override
  void deliver(Batch batch) {
    if (batch.length() == 0 || isGone()) {
      return;
    }
    if (!channel.isWritable()) {
      end("", "read too slowly");
      return;
    }
    meters.delivered(batch.length());
    var bytes = batch.bytes(channel.alloc()).retainedDuplicate();
    var _ = channel.writeAndFlush(bytes, channel.voidPromise());
  }

  @Override
  void end(String text, String why) {
    synchronized (lines) {
      if (ended) {
        return;
      }
      ended = true;
    }
    meters.closed(why);
    lane()
        .run(() -> {
          var last = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
          var _ = channel.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
          lane().in(TimeUnit.MILLISECONDS.toNanos(LAST_WORD_MILLIS), this::close);
          gone();
        });
  }

  private void close() {
    var _ = channel.close();
  }

  /// The other side is gone; on the loop.
  void disconnected() {
    synchronized (lines) {
      if (!ended) {
        ended = true;
        meters.closed("left");
      }
    }
    gone();
  }

  @Override
  boolean takes() {
    return channel.isWritable();
  }

  @Override
  String address() {
    return address;
  }
}
