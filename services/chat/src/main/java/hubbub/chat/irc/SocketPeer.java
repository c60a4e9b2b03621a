package hubbub.chat.irc;

import hubbub.platform.http.SocketHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// A connection over a WebSocket: texts with one or several lines each, on a thread of its own.
final class SocketPeer extends Peer implements SocketHandler.Conversation {
  private static final int GOING_AWAY = 1001;
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(10).toNanos();

  private final SocketHandler.Socket socket;
  private final String address;
  private final IrcMeters meters;
  private final int lineLengthMax;
  private final LinePace pace;
  private final AtomicBoolean ended = new AtomicBoolean();

  SocketPeer(
      SocketHandler.Socket socket,
      String address,
      Lane lane,
      Exit exit,
      IrcMeters meters,
      IrcConfig config) {
    super(lane, exit);
    this.socket = socket;
    this.address = address;
    this.meters = meters;
    lineLengthMax = config.lineLengthMax();
    pace = new LinePace(config.linesPerSecond(), lane.nanos());
  }

  @Override
  public void said(String text) {
    heard();
    for (var line : text.split("\n", -1)) {
      awaitTaking();
      if (!isGone()) {
        hear(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      }
    }
  }

  private void hear(String line) {
    var session = session();
    if (session == null || line.isEmpty()) {
      return;
    }
    meters.line();
    if (line.getBytes(StandardCharsets.UTF_8).length > lineLengthMax) {
      meters.tooLong(1);
      session.missed();
      return;
    }
    var wait = pace.take(session.hear(line), lane().nanos());
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    }
  }

  /// Whoever does not take the answers is not heard.
  private void awaitTaking() {
    while (!isGone() && !socket.writable()) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  @Override
  public void closed() {
    if (ended.compareAndSet(false, true)) {
      meters.closed("left");
    }
    gone();
  }

  @Override
  void send(String lines) {
    if (!isGone() && !socket.send(lines)) {
      end("", "read too slowly");
    }
  }

  @Override
  void deliver(Batch batch) {
    if (batch.length() > 0 && !isGone()) {
      meters.delivered(batch.length());
      if (!socket.send(batch.frame())) {
        end("", "read too slowly");
      }
    }
  }

  @Override
  void end(String lines, String why) {
    if (ended.compareAndSet(false, true)) {
      meters.closed(why);
      if (!lines.isEmpty()) {
        var _ = socket.send(lines);
      }
      socket.close(GOING_AWAY, why);
      gone();
    }
  }

  @Override
  boolean takes() {
    return socket.writable();
  }

  @Override
  String address() {
    return address;
  }
}
