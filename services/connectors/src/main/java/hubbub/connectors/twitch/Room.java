package hubbub.connectors.twitch;

import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A Twitch channel that we listen to. Its fields are guarded by the connector's lock, except where
/// they are safe by themselves.
final class Room implements Tap {
  final String name;
  final Ear ear;

  /// The connections that confirmed us in it: two for a moment when one takes over from another.
  private final List<TwitchConnection> confirmed = new CopyOnWriteArrayList<>();

  private final TwitchConnector connector;
  private volatile Moment lastSign;
  private long joinSentAt;
  private int joinsSent;
  private long unansweredSince;
  private boolean told;

  Room(String name, Ear ear, TwitchConnector connector, Moment now) {
    this.name = name;
    this.ear = ear;
    this.connector = connector;
    lastSign = now;
    unansweredSince = now.nanos();
  }

  /// The latest sign of life of a connection that we are in it by.
  @Override
  public Moment lastSign() {
    var latest = lastSign;
    for (var connection : confirmed) {
      latest = latest.orLater(connection.lastSign());
    }
    lastSign = latest;
    return latest;
  }

  @Override
  public void close() {
    connector.leave(this);
  }

  /// Safe for use without the lock; waits while the desk is busy.
  void said(List<Item> items) {
    var _ = ear.said(List.copyOf(items), null);
  }

  boolean isConfirmed() {
    return !confirmed.isEmpty();
  }

  boolean isConfirmedOn(TwitchConnection connection) {
    return confirmed.contains(connection);
  }

  /// Whether a JOIN is due on this connection: not sent yet, or unanswered for long.
  boolean wantsJoin(long now) {
    return joinsSent == 0 || now - joinSentAt >= retryNanos();
  }

  void joinSent(long now) {
    joinSentAt = now;
    joinsSent++;
  }

  void confirm(TwitchConnection connection, Moment at) {
    var first = confirmed.isEmpty();
    if (!confirmed.contains(connection)) {
      confirmed.add(connection);
    }
    if (first) {
      lastSign = at;
      told = false;
      ear.confirmed(at);
    }
  }

  /// That connection is gone, or will be soon and another is to be joined.
  void rejoin() {
    joinsSent = 0;
  }

  void lose(TwitchConnection connection, String reason, Moment now) {
    var before = lastSign();
    if (confirmed.remove(connection) && confirmed.isEmpty()) {
      unansweredSince = now.nanos();
      told = false;
      ear.lost(before, reason);
    }
  }

  /// Tells once that nobody answers.
  void tellIfUnanswered(long now, long answerNanos, @Nullable String trouble) {
    if (trouble == null && joinsSent == 0) {
      return;
    }
    var since = trouble == null ? Math.max(unansweredSince, joinSentAt) : unansweredSince;
    if (!told && !isConfirmed() && now - since >= answerNanos) {
      told = true;
      ear.silent(trouble == null ? "no answer; does it exist?" : trouble);
    }
  }

  void refused(String note) {
    told = true;
    ear.silent(note);
  }

  /// A lost JOIN is sent again after half a minute, then more and more seldom up to ten minutes.
  private long retryNanos() {
    return Math.min(600L, 30L << Math.min(joinsSent - 1, 5)) * 1_000_000_000L;
  }
}
