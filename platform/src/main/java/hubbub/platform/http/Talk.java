package hubbub.platform.http;

import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket. What comes in waits in a short queue for its one virtual thread; what goes out is
/// counted until the kernel has it, so that a slow reader is seen.
final class Talk implements SocketHandler.Socket {
  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final int UNANSWERED_MAX = 2;
  private static final int GONE = 1001;
  private static final int NO_TEXT = 1003;
  private static final int NOT_ALLOWED = 1008;
  private static final int TOO_BIG = 1009;
  private static final int BROKEN = 1011;

  private final ServerWebSocket socket;
  private final long waitingMax;
  private final Backlog backlog;
  private final Consumer<Boolean> reading;
  private final BooleanSupplier stillMay;
  private final AtomicLong waiting = new AtomicLong();
  private final Inbox heard;
  private volatile boolean paused;
  private volatile boolean behind;
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile @Nullable Runnable caughtUp;
  private volatile @Nullable Runnable closed;

  /// @param backlog what waits on all sockets
  /// @param reading whether the connection is read at all: a paused socket alone would still take
  ///   in sixteen texts, however long
  /// @param stillMay whether the other side still may be here
  Talk(
      ServerWebSocket socket,
      HttpConfig.Limits limits,
      Backlog backlog,
      Consumer<Boolean> reading,
      BooleanSupplier stillMay) {
    this.socket = socket;
    this.waitingMax = limits.waitingMax();
    this.backlog = backlog;
    this.reading = reading;
    this.heard = new Inbox(limits.messageLengthMax());
    this.stillMay = stillMay;
    socket.textMessageHandler(this::heard);
    socket.binaryMessageHandler(_ -> close(NO_TEXT, "only texts are understood here"));
    socket.pongHandler(_ -> unanswered.set(0));
    socket.exceptionHandler(_ -> close(TOO_BIG, "too long, or no WebSocket frame"));
    socket.closeHandler(_ -> heard.add(new Inbox.Heard.End()));
  }

  void onClosed(Runnable callback) {
    closed = callback;
  }

  /// Lets the handler speak, on this thread and then on one of its own.
  void begin(Request request, SocketHandler handler) {
    Thread.ofVirtual().name("socket").start(() -> run(request, handler));
  }

  @Override
  public boolean send(String text) {
    var length = text.length();
    if (socket.isClosed()) {
      return false;
    }
    var already = waiting.getAndAdd(length);
    if ((already > 0 && already + length > waitingMax) || !backlog.take(length, already)) {
      waiting.addAndGet(-length);
      behind = true;
      return false;
    }
    var _ = socket.writeTextMessage(text).onComplete(_ -> sent(length));
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
  public void onWritable(Runnable callback) {
    caughtUp = callback;
  }

  @Override
  public void close(int code, String reason) {
    var _ = socket.close((short) code, reason);
  }

  /// From time to time, on the event loop. A session may have ended meanwhile, a token may have
  /// been revoked, the house may have been claimed.
  void ping() {
    if (!stillMay.getAsBoolean()) {
      close(NOT_ALLOWED, "who opened this may not use it any more");
      return;
    }
    if (unanswered.getAndIncrement() >= UNANSWERED_MAX) {
      var _ = socket.close((short) GONE, "no answer to pings");
      return;
    }
    var _ = socket.writePing(io.vertx.core.buffer.Buffer.buffer("hubbub"));
  }

  private void heard(String text) {
    unanswered.set(0);
    if (heard.fills(text)) {
      // Before it is added: whoever hears it must see the pause, or nobody would end it.
      paused = true;
      socket.pause();
      reading.accept(false);
    }
    heard.add(new Inbox.Heard.Text(text));
  }

  private void sent(int length) {
    backlog.sent(length);
    if (waiting.addAndGet(-length) <= waitingMax / 8 && behind) {
      behind = false;
      heard.add(new Inbox.Heard.Writable());
    }
  }

  private void run(Request request, SocketHandler handler) {
    SocketHandler.Conversation conversation = null;
    try {
      conversation = handler.opened(request, this);
      while (listen(conversation)) {
        if (paused && heard.hasRoom()) {
          paused = false;
          socket.resume();
          reading.accept(true);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("a conversation failed");
      close(BROKEN, "something broke on our side");
    } finally {
      end(conversation);
    }
  }

  private boolean listen(SocketHandler.Conversation conversation) throws InterruptedException {
    return switch (heard.take()) {
      case Inbox.Heard.Text(var text) -> {
        conversation.said(text);
        yield true;
      }
      case Inbox.Heard.Writable() -> {
        var callback = caughtUp;
        if (callback != null) {
          callback.run();
        }
        yield true;
      }
      case Inbox.Heard.End() -> false;
    };
  }

  private void end(SocketHandler.@Nullable Conversation conversation) {
    var callback = closed;
    if (callback != null) {
      callback.run();
    }
    if (conversation != null) {
      conversation.closed();
    }
  }
}
