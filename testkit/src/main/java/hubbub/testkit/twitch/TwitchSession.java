package hubbub.testkit.twitch;

import java.time.Instant;

/// A session of EventSub: it outlives a line that is given up for another.
final class TwitchSession {
  final String id;
  volatile TwitchLine line;
  volatile Instant opened;
  volatile Instant said;

  /// Who made its subscriptions; empty before the first.
  volatile String user = "";

  TwitchSession(String id, TwitchLine line, Instant now) {
    this.id = id;
    this.line = line;
    opened = now;
    said = now;
  }

  void say(String text, Instant now) {
    said = now;
    line.say(text);
  }

  boolean isOpen() {
    return !line.isClosed();
  }
}
