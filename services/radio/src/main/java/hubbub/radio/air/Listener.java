package hubbub.radio.air;

import hubbub.radio.icy.IcyPlaces;
import hubbub.radio.icy.IcyTitle;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A connection that takes sound from a mount, at a place of its own in its ring. On the event loop
/// only; it takes no lock, writes no log, asks no store.
final class Listener extends ChannelInboundHandlerAdapter {
  /// Bytes that the system keeps for a connection that takes nothing; it takes twice that. Left to
  /// itself it would keep minutes of sound for each, and nobody would see that one is late.
  private static final int KEPT_BY_SYSTEM = 128 * 1024;

  private static final ByteBuf UNCHANGED =
      Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(IcyTitle.unchanged()));

  private final Air air;
  private final Who who;
  private final String home;
  private final @Nullable IcyPlaces titles;
  private final long since;
  private Mount mount;
  private @Nullable Channel channel;
  private int place;
  private long next;
  private byte[] head = new byte[0];

  /// Whether what comes next does not follow what was sent.
  private boolean fresh = true;

  private int titleNumber = -1;
  private long stoppedAt;
  private boolean stopped;
  private boolean gone;

  /// Who listens.
  ///
  /// @param id counted from 1
  /// @param channel that it counts for; empty for none
  /// @param program empty where it says nothing, as is the referrer
  record Who(long id, String channel, String address, String program, String referrer) {
    Who(long id, String channel, Visitor visitor) {
      this(id, channel, visitor.address(), visitor.program(), visitor.referrer());
    }
  }

  /// @param home the path that it asked for
  /// @param titled whether titles stand between the bytes of sound
  Listener(Air air, Who who, Mount mount, String home, boolean titled, long nanos) {
    this.air = air;
    this.who = who;
    this.home = home;
    this.mount = mount;
    titles = titled ? new IcyPlaces() : null;
    since = nanos;
  }

  Who who() {
    return who;
  }

  Mount mount() {
    return mount;
  }

  /// The path that it asked for, wherever it is now.
  String home() {
    return home;
  }

  long since() {
    return since;
  }

  /// Where it stands in its mount's list; the mount's own business.
  int place() {
    return place;
  }

  void place(int index) {
    place = index;
  }

  /// Its stay by now.
  ///
  /// @param at now, which is that on the ticker
  Visit visit(Instant at, long nanos) {
    var lasted = Duration.ofNanos(nanos - since);
    return new Visit(
        who.channel(),
        home,
        who.address(),
        who.program(),
        who.referrer(),
        at.minus(lasted),
        lasted);
  }

  ListenerState state(long nanos) {
    return new ListenerState(
        who.id(),
        who.address(),
        who.program(),
        who.referrer(),
        Duration.ofNanos(nanos - since),
        late());
  }

  /// Bytes that wait for it.
  private long late() {
    var to = channel;
    var buffer = to == null ? null : to.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /// Begins to listen, from a while ago on, so that a player has something at once.
  ///
  /// @param answer the response's head
  void begin(Channel to, byte[] answer) {
    channel = to;
    var _ = to.config().setOption(ChannelOption.SO_SNDBUF, KEPT_BY_SYSTEM);
    var _ = to.write(Unpooled.wrappedBuffer(answer), to.voidPromise());
    from(mount.beginning());
    // Also where no sound is there yet.
    to.flush();
    if (!to.isActive()) {
      leave();
    }
  }

  /// Goes on with another mount's sound, at once.
  void move(Mount other) {
    mount.leave(this);
    mount = other;
    other.enter(this);
    fresh = true;
    titleNumber = -1;
    from(other.beginning());
  }

  private void from(long number) {
    next = number;
    if (channel != null) {
      air.wake(mount, channel.eventLoop());
    }
    feed();
  }

  /// Takes what is there, as far as the connection takes it.
  void feed() {
    var to = channel;
    if (to == null || gone) {
      return;
    }
    if (!to.isWritable()) {
      standStill();
      return;
    }
    stopped = false;
    var any = false;
    while (to.isWritable()) {
      var chunk = mount.ring().at(next);
      if (chunk == null) {
        if (next >= mount.ring().next()) {
          break;
        }
        // Too late for what comes next: from the newest on, where one may begin.
        next = mount.ring().begin(0, 0);
        fresh = true;
        air.skipped();
        continue;
      }
      send(to, chunk);
      next++;
      any = true;
    }
    if (any) {
      to.flush();
    }
  }

  private void standStill() {
    var now = air.nanos();
    if (!stopped) {
      stopped = true;
      stoppedAt = now;
    } else if (now - stoppedAt > air.bounds().stallTime().toNanos()) {
      air.stalled();
      close();
    }
  }

  private void send(Channel to, Chunk chunk) {
    if (fresh && !Arrays.equals(head, chunk.head())) {
      sound(to, Unpooled.wrappedBuffer(chunk.head()));
    }
    // One that changes on the way passes as sound does.
    head = chunk.head();
    fresh = false;
    sound(to, chunk.bytes().retainedDuplicate());
    mount.sent(chunk.length());
  }

  private void sound(Channel to, ByteBuf bytes) {
    var places = titles;
    if (places == null) {
      var _ = to.write(bytes, to.voidPromise());
      return;
    }
    while (bytes.isReadable()) {
      var before = places.before(bytes.readableBytes());
      var _ = to.write(bytes.readRetainedSlice(before), to.voidPromise());
      if (places.sent(before)) {
        var _ = to.write(title(), to.voidPromise());
        places.titled();
      }
    }
    bytes.release();
  }

  private ByteBuf title() {
    if (titleNumber == mount.titleNumber() || (titleNumber < 0 && mount.title().isEmpty())) {
      return UNCHANGED.duplicate();
    }
    titleNumber = mount.titleNumber();
    return mount.titleBlock().retainedDuplicate();
  }

  /// The sound is over, once what waits was taken; who takes nothing is not waited for.
  void end() {
    var to = channel;
    if (to != null) {
      var _ = to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      if (to.isActive()) {
        var patience = air.bounds().stallTime().toMillis();
        var later = to.eventLoop().schedule(this::close, patience, TimeUnit.MILLISECONDS);
        var _ = to.closeFuture().addListener(_ -> later.cancel(false));
      }
    }
  }

  private void close() {
    if (channel != null) {
      var _ = channel.close();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable()) {
      feed();
    }
  }

  /// Whatever a listener says has no meaning.
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    leave();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    var _ = context.close();
  }

  private void leave() {
    if (!gone) {
      gone = true;
      mount.leave(this);
      air.left(this);
    }
  }
}
