package hubbub.platform.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket (RFC 6455), from its handshake on. What comes in waits in a short queue for a
/// virtual thread, which is there only while something waits; what goes out is counted until the
/// kernel has it, so that a slow reader is seen.
final class Talk implements SocketHandler.Socket {
  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final int UNANSWERED_MAX = 2;
  private static final int NORMAL = 1000;
  private static final int GONE = 1001;
  private static final int NO_TEXT = 1003;
  private static final int NOT_ALLOWED = 1008;
  private static final int TOO_BIG = 1009;
  private static final int BROKEN = 1011;

  /// How long the other side may take to answer our goodbye.
  private static final long GOODBYE_SECONDS = 1;

  private final Channel channel;
  private final long waitingMax;
  private final Backlog backlog;
  private final BooleanSupplier stillMay;
  private final boolean takesBytes;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Inbox heard;
  private volatile boolean paused;
  private volatile boolean behind;
  private volatile boolean closing;
  private volatile @Nullable Runnable caughtUp;
  private volatile @Nullable Runnable closed;

  /// Only for whoever listens.
  private SocketHandler.@Nullable Conversation conversation;

  private boolean over;

  /// @param backlog what waits on all sockets
  /// @param stillMay whether the other side still may be here
  /// @param takesBytes whether bytes are heard here; else only texts are
  Talk(
      Channel channel,
      HttpConfig.Limits limits,
      Backlog backlog,
      BooleanSupplier stillMay,
      boolean takesBytes) {
    this.channel = channel;
    this.waitingMax = limits.waitingMax();
    this.backlog = backlog;
    this.stillMay = stillMay;
    this.takesBytes = takesBytes;
    this.heard = new Inbox(limits.messageLengthMax(), true);
  }

  /// What a pipeline hears of it.
  List<ChannelHandler> handlers(int messageLengthMax) {
    var decoding =
        WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(messageLengthMax)
            .expectMaskedFrames(true)
            .allowMaskMismatch(false)
            .allowExtensions(false)
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .build();
    return List.of(
        new WebSocket13FrameDecoder(decoding),
        new Utf8FrameValidator(false),
        new WebSocketFrameAggregator(messageLengthMax),
        new Ear());
  }

  /// Hears frames, on the event loop.
  private final class Ear extends SimpleChannelInboundHandler<WebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      unanswered.set(0);
      switch (frame) {
        case TextWebSocketFrame text -> heard(new Inbox.Heard.Text(text.text()));
        case PingWebSocketFrame ping -> {
          if (channel.isWritable() && !closing) {
            var _ = channel.writeAndFlush(Frames.pong(ping.content()), channel.voidPromise());
          }
        }
        case CloseWebSocketFrame close -> answer(close);
        case BinaryWebSocketFrame binary -> {
          if (takesBytes) {
            heard(new Inbox.Heard.Bytes(ByteBufUtil.getBytes(binary.content())));
          } else {
            close(NO_TEXT, "only texts are understood here");
          }
        }
        case PongWebSocketFrame _ -> {
          // That it came is all that it says.
        }
        default -> throw new IllegalStateException("another kind of frame: " + frame.getClass());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      closing = true;
      hear(new Inbox.Heard.End());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
      switch (thrown) {
        case CorruptedWebSocketFrameException corrupted ->
            close(corrupted.closeStatus().code(), "no WebSocket frame, or one that is too long");
        case TooLongFrameException _ -> close(TOO_BIG, "too long");
        default -> {
          var _ = channel.close();
        }
      }
    }
  }

  void onClosed(Runnable callback) {
    closed = callback;
  }

  /// Lets the handler speak, on a thread of its own; what came meanwhile is heard after that.
  void begin(Request request, SocketHandler handler) {
    Thread.ofVirtual()
        .name("socket")
        .start(() ->
            carefully(() -> {
              conversation = handler.opened(request, this);
              listen();
            }));
  }

  @Override
  public boolean send(SocketHandler.Frame frame) {
    var length = frame.length();
    if (closing) {
      return false;
    }
    var already = waiting.getAndAdd(length);
    if ((already > 0 && already + length > waitingMax) || !backlog.take(length, already)) {
      waiting.addAndGet(-length);
      behind = true;
      return false;
    }
    var _ = channel.writeAndFlush(frame.buffer()).addListener(_ -> sent(length));
    return true;
  }

  /// A quarter of the bound is where a reader counts as slow.
  @Override
  public boolean writable() {
    var keepsUp = waiting.get() <= waitingMax / 4;
    if (!keepsUp) {
      behind = true;
    }
    return keepsUp;
  }

  @Override
  public EventExecutor loop() {
    return channel.eventLoop();
  }

  @Override
  public void onWritable(Runnable callback) {
    caughtUp = callback;
  }

  /// The other side has a second for its own goodbye.
  @Override
  public void close(int code, String reason) {
    try {
      channel.eventLoop().execute(() -> sayGoodbye(code, reason));
    } catch (RejectedExecutionException _) {
      // The loop has ended, and all its connections with it.
    }
  }

  private void sayGoodbye(int code, String reason) {
    if (!closing) {
      closing = true;
      var _ = channel.writeAndFlush(Frames.close(code, reason), channel.voidPromise());
      var _ = channel.eventLoop().schedule(this::end, GOODBYE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /// The other side said goodbye, or answers ours; on the event loop.
  private void answer(CloseWebSocketFrame close) {
    if (closing) {
      end();
    } else {
      closing = true;
      var code = close.statusCode() < 0 ? NORMAL : close.statusCode();
      var _ =
          channel.writeAndFlush(Frames.close(code, "")).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void end() {
    var _ = channel.close();
  }

  /// From time to time. A session may have ended meanwhile, a token may have been revoked, the
  /// house may have been claimed.
  void ping() {
    if (!stillMay.getAsBoolean()) {
      close(NOT_ALLOWED, "who opened this may not use it any more");
      return;
    }
    // While we do not read, the answer may be among what waits.
    if (!paused && unanswered.getAndIncrement() >= UNANSWERED_MAX) {
      close(GONE, "no answer to pings");
      return;
    }
    var _ = channel.writeAndFlush(Frames.ping("hubbub"), channel.voidPromise());
  }

  private void heard(Inbox.Heard said) {
    if (closing) {
      return;
    }
    if (heard.fills(said)) {
      // Before it is added: whoever hears it must see the pause, or nobody would ask to end it.
      paused = true;
      channel.config().setAutoRead(false);
    }
    hear(said);
  }

  private void sent(int length) {
    backlog.sent(length);
    if (waiting.addAndGet(-length) <= waitingMax / 8 && behind) {
      behind = false;
      hear(new Inbox.Heard.Writable());
    }
  }

  private void hear(Inbox.Heard what) {
    if (heard.add(what)) {
      Thread.ofVirtual().name("socket").start(() -> carefully(this::listen));
    }
  }

  private void carefully(Runnable listening) {
    try {
      listening.run();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("a conversation failed");
      close(BROKEN, "something broke on our side");
      leave();
    }
  }

  private void listen() {
    for (var next = heard.next(); next != null; next = heard.next()) {
      if (!over) {
        take(next);
      }
      if (paused && heard.hasRoom()) {
        goOn();
      }
    }
  }

  /// Reads again. On the event loop, as pausing is: between a pause's two steps this would be
  /// undone, and nobody would ever read again.
  private void goOn() {
    try {
      channel
          .eventLoop()
          .execute(() -> {
            if (paused && heard.hasRoom()) {
              paused = false;
              channel.config().setAutoRead(true);
            }
          });
    } catch (RejectedExecutionException _) {
      // The loop has ended, and all its connections with it.
    }
  }

  private void take(Inbox.Heard what) {
    switch (what) {
      case Inbox.Heard.Text(var text) -> {
        if (conversation != null) {
          conversation.said(text);
        }
      }
      case Inbox.Heard.Bytes(var bytes) -> {
        if (conversation != null) {
          conversation.brought(bytes);
        }
      }
      case Inbox.Heard.Writable() -> {
        var callback = caughtUp;
        if (callback != null) {
          callback.run();
        }
      }
      case Inbox.Heard.End() -> leave();
    }
  }

  private void leave() {
    if (over) {
      return;
    }
    over = true;
    var callback = closed;
    if (callback != null) {
      callback.run();
    }
    if (conversation != null) {
      conversation.closed();
    }
  }
}
