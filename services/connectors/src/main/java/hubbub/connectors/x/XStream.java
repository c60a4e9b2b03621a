package hubbub.connectors.x;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.spending.Till;
import hubbub.connectors.x.asking.XConfig;
import hubbub.connectors.x.asking.XWire;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open stream. A thread reads it, which nothing may hold up but money, for what X has to keep
/// back is lost when the connection breaks; another tells what was read. Ending it is said to X
/// first, and what was sent until then is read, for it is paid.
final class XStream {
  private static final Logger LOG = LoggerFactory.getLogger(XStream.class);
  private static final int READ = 16 << 10;

  private final XConfig config;
  private final XWire.Opened opened;
  private final Supplier<Moment> clock;
  private final Hearer hearer;
  private final XBacklog backlog;
  private final XHeld held = new XHeld();
  private final CountDownLatch allRead = new CountDownLatch(1);
  private final Moment openedAt;
  private volatile Moment lastSign;
  private volatile boolean over;
  private volatile boolean clean;
  private volatile boolean hasBroken;
  private volatile @Nullable String why;
  private volatile @Nullable Moment finishing;

  /// Who hears what the stream says.
  interface Hearer {
    /// A line came, not an empty one; on the thread that reads.
    ///
    /// @param bytes good until it returns
    /// @return whether it is to be told
    boolean came(XStream stream, byte[] bytes, int length);

    /// A line was longer than may be; on the thread that reads.
    void tooLong(XStream stream);

    /// Something began that never ended; on the thread that reads.
    void cutOff(XStream stream);

    /// A line is to be told; on the thread that tells.
    void tell(XStream stream, byte[] line);
  }

  XStream(XConfig config, XWire.Opened opened, Supplier<Moment> clock, Hearer hearer) {
    this.config = config;
    this.opened = opened;
    this.clock = clock;
    this.hearer = hearer;
    backlog = new XBacklog(config.backlogMax());
    openedAt = clock.get();
    lastSign = openedAt;
  }

  void start() {
    try {
      Thread.ofPlatform().name("x-teller").daemon().start(this::tell);
      Thread.ofPlatform().name("x-stream").daemon().start(this::read);
    } catch (Error e) {
      // There may be no room for another thread.
      broke(e);
      close(opened.raw());
      allRead.countDown();
      backlog.end();
      over = true;
    }
  }

  Moment openedAt() {
    return openedAt;
  }

  Moment lastSign() {
    return lastSign;
  }

  /// Whether there is nothing more to come, and all that came was told.
  boolean isOver() {
    return over;
  }

  /// Whether all that X sent was read.
  boolean isClean() {
    return clean;
  }

  /// What its end costs, once it is over.
  Till.End end() {
    return held.end(clean, lastSign.nanos());
  }

  boolean isFinishing() {
    return finishing != null;
  }

  /// Whether something went wrong here.
  boolean hasBroken() {
    return hasBroken;
  }

  /// Why it ended.
  String why() {
    var reason = why;
    return reason == null ? "connection closed by X" : reason;
  }

  /// X says why it will end it.
  void announced(String reason) {
    if (why == null) {
      why = reason;
    }
  }

  /// Asks X to send no more; what is on its way is still read.
  void finish(String reason) {
    if (finishing != null) {
      return;
    }
    announced(reason);
    finishing = clock.get();
    try {
      opened.raw().shutdownOutput();
    } catch (IOException _) {
      close(opened.raw());
    }
  }

  /// Time passes: ends it if nothing comes, or if it doesn't end by itself.
  void look(Moment now) {
    var since = finishing;
    if (over) {
      return;
    }
    if (since != null && now.nanos() - since.nanos() >= config.drain().toNanos()) {
      close(opened.raw());
    } else if (now.nanos() - lastSign.nanos() >= config.silence().toNanos()) {
      announced(silence());
      close(opened.raw());
    }
  }

  private String silence() {
    return "no sign of life for " + config.silence().toSeconds() + " s";
  }

  private void read() {
    var lines =
        new Lines(
            config.lineMax(),
            new Lines.Reader() {
              @Override
              public void line(byte[] bytes, int length) {
                if (length > 0 && hearer.came(XStream.this, bytes, length)) {
                  held.post(length, lastSign.nanos());
                  backlog.put(bytes, length);
                }
              }

              @Override
              public void tooLong() {
                hearer.tooLong(XStream.this);
              }
            });
    var some = new byte[READ];
    try (var _ = opened.socket()) {
      // Whoever looks after the stream may be held up elsewhere.
      opened.raw().setSoTimeout(Math.toIntExact(config.silence().toMillis()));
      for (var count = opened.body().read(some); count >= 0; count = opened.body().read(some)) {
        lastSign = clock.get();
        lines.take(some, count);
        look(lastSign);
      }
      clean = true;
    } catch (IOException e) {
      held.broke(clock.get().nanos(), lastSign.nanos());
      announced(e instanceof SocketTimeoutException ? silence() : "the connection to X broke");
    } catch (RuntimeException | Error e) {
      broke(e);
    } finally {
      try {
        if (lines.isInLine()) {
          hearer.cutOff(this);
        }
      } finally {
        close(opened.raw());
        allRead.countDown();
        backlog.end();
      }
    }
  }

  private void tell() {
    try {
      for (var line = backlog.take(); line != null; line = backlog.take()) {
        hearer.tell(this, line);
      }
    } catch (InterruptedException _) {
      close(opened.raw());
    } catch (RuntimeException | Error e) {
      broke(e);
      close(opened.raw());
    } finally {
      backlog.giveUp();
      settle();
      over = true;
    }
  }

  /// Waits until all that came is counted.
  private void settle() {
    try {
      allRead.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void broke(Throwable e) {
    hasBroken = true;
    LOG.error("x could not be read", e);
    announced("reading X went wrong");
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed either way.
    }
  }
}
