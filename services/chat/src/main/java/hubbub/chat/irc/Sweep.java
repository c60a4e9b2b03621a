package hubbub.chat.irc;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Looks at every connection of a lane once a second: who has not logged in, who takes nothing of
/// what waits, who is silent, whose token may be gone. On the lane.
final class Sweep {
  /// The text that programs answer.
  static final String PING = IrcText.plain().word("PING").end(IrcText.SERVER);

  private final Lane lane;
  private final Executor threads;
  private final long loginNanos;
  private final long pingNanos;
  private final long writeNanos;
  private final long lookAgainSeconds;

  Sweep(Lane lane, Executor threads, IrcConfig config) {
    this.lane = lane;
    this.threads = threads;
    loginNanos = config.loginTime().toNanos();
    pingNanos = config.pingTime().toNanos();
    writeNanos = config.writeTime().toNanos();
    lookAgainSeconds = Math.max(1, config.lookAgain().toSeconds());
  }

  void begin() {
    lane.in(
        TimeUnit.SECONDS.toNanos(1),
        () -> {
          lane.peers().forEach(this::look);
          begin();
        });
  }

  private void look(Peer peer) {
    var watch = peer.watch();
    var now = lane.nanos();
    if (!peer.isLoggedIn()) {
      if (now - watch.openedNanos() > loginNanos) {
        peer.end(NoticeText.toAll("Login unsuccessful"), "did not log in");
      }
      return;
    }
    if (!peer.takes()) {
      if (watch.stuckFor(now) > writeNanos) {
        peer.end("", "read too slowly");
      }
      return;
    }
    watch.takes();
    if (peer.silentNanos() <= pingNanos) {
      watch.answered();
    } else if (watch.askedFor(now) > pingNanos / 2) {
      peer.end("", "no answer to a ping");
    } else if (watch.ask(now)) {
      peer.send(PING);
    }
    if (watch.secondsPassed() % lookAgainSeconds == 0) {
      threads.execute(peer::lookAgain);
    }
  }
}
