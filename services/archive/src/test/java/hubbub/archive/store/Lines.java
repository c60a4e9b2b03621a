package hubbub.archive.store;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Messages for tests.
final class Lines {
  static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");
  static final Channel KESTREL = new Channel("twitch", "kestrelplays");
  static final Channel OTTER = new Channel("twitch", "otterlive");

  private Lines() {}

  static Author person(String login) {
    return new Author("id-" + login, login, login.toUpperCase(Locale.ROOT), null);
  }

  static Instant at(int second) {
    return NOW.plusSeconds(second);
  }

  /// Said at a second after [#NOW], and received a little later.
  static Message line(int second, String login, String text) {
    return line(MessageKind.MESSAGE, at(second), login, text);
  }

  static Message line(MessageKind kind, Instant at, String login, String text) {
    return line(UUID.randomUUID().toString(), kind, at, login, text);
  }

  static Message line(String id, MessageKind kind, Instant at, String login, String text) {
    return new Message(
        id,
        kind,
        person(login),
        text,
        at.minus(Duration.ofMillis(40)),
        at,
        null,
        List.of(),
        List.of(),
        false,
        Map.of());
  }

  /// One a millisecond from [#NOW] on, `number n0`, `number n1` and so on.
  static Message[] many(int count, String login) {
    return IntStream.range(0, count)
        .mapToObj(n -> line(MessageKind.MESSAGE, NOW.plusMillis(n), login, "number n" + n))
        .toArray(Message[]::new);
  }

  static MessagesSeen seen(Message... lines) {
    return seenIn(KESTREL, "run-1", lines);
  }

  static MessagesSeen seenIn(Channel channel, String run, Message... lines) {
    return new MessagesSeen(channel, List.of(run), List.of(lines));
  }
}
