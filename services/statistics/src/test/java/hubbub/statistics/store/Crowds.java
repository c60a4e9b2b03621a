package hubbub.statistics.store;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunMeasured.OfChannel;
import hubbub.contracts.connectors.RunMeasured.Stretch;
import hubbub.contracts.connectors.RunStarted;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Facts for tests, in few words. Times are seconds after [#BEGIN].
public final class Crowds {
  public static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
  public static final Channel HARBOUR = new Channel("twitch", "harbour");
  public static final Channel LIGHTHOUSE = new Channel("twitch", "lighthouse");

  private static long made;

  private Crowds() {}

  public static Instant at(double seconds) {
    return BEGIN.plusMillis(Math.round(seconds * 1_000));
  }

  public static Message said(String who, double at, String text, Emote... emotes) {
    return new Message(
        "m" + made++,
        MessageKind.MESSAGE,
        new Author(who, who, who.toUpperCase(java.util.Locale.ROOT), null),
        text,
        at(at),
        at(at),
        null,
        List.of(),
        List.of(emotes),
        false,
        Map.of());
  }

  public static MessagesSeen seen(Channel channel, List<String> runs, Message... messages) {
    return new MessagesSeen(channel, runs, List.of(messages));
  }

  public static RunStarted started(String run, double at, Channel... channels) {
    return new RunStarted(run, "Run " + run, at(at), List.of(channels), true);
  }

  /// A run connected to one channel without a break.
  public static RunMeasured measured(String run, Channel channel, double from, double to) {
    var millis = Math.round((to - from) * 1_000);
    return new RunMeasured(
        run,
        at(to),
        millis,
        List.of(new OfChannel(channel, millis, List.of(new Stretch(at(from), at(to))))));
  }
}
