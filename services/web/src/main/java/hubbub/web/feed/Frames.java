package hubbub.web.feed;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.mood.MoodMeasured;
import hubbub.moodmodel.MoodModel;
import hubbub.platform.http.Refusal;
import hubbub.platform.json.Json;
import hubbub.platform.json.MessageJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the feed says, as JSON texts.
final class Frames {
  private Frames() {}

  record Deleted(
      String kind,
      Channel channel,
      @Nullable String messageId,
      @Nullable String authorId,
      Instant at,
      String reason) {}

  record Gap(
      String kind,
      Channel channel,
      String id,
      List<String> runIds,
      Instant from,
      @Nullable Instant to,
      String reason) {}

  record Mood(
      String kind,
      Channel channel,
      Instant at,
      @Nullable String label,
      @Nullable String word,
      @Nullable Double score,
      double divided,
      int messages,
      @Nullable String wave) {}

  record Counters(String kind, String channel, Instant at, long perSecond, double rate) {}

  record RunCounters(
      String kind, String run, Instant at, long perSecond, double rate, double connectedSeconds) {}

  record RunEvent(
      String kind, String event, String run, List<Channel> channels, Instant at, String detail) {}

  record Subscribed(
      String kind, Collection<String> subscribe, Collection<String> kinds, Instant at) {}

  record Skipped(String kind, long messages) {}

  record Problem(String kind, String title, @Nullable String detail, List<Refusal.Field> errors) {}

  /// A message as `GET /api/v1/messages` writes it.
  static String message(Channel channel, List<String> runIds, Message m) {
    return Json.write(new MessageJson(channel, runIds, m, null, mood(m.text())));
  }

  private static MessageJson.@Nullable Mood mood(String text) {
    if (text.isBlank()) {
      return null;
    }
    var classified = MoodModel.shared().classify(text);
    return MessageJson.Mood.of(classified.label().word(), classified.score());
  }

  /// Messages that were encoded before, as one frame.
  static String messages(Channel channel, List<String> encoded) {
    return "{\"kind\":\"messages\",\"channel\":"
        + Json.write(channel)
        + ",\"messages\":["
        + String.join(",", encoded)
        + "]}";
  }

  static String deleted(MessagesDeleted fact) {
    return Json.write(
        new Deleted(
            "deleted",
            fact.channel(),
            fact.messageId(),
            fact.authorId(),
            fact.at(),
            fact.reason()));
  }

  static String gap(GapSeen fact) {
    return Json.write(
        new Gap(
            "gaps",
            fact.channel(),
            fact.id(),
            fact.runIds(),
            fact.from(),
            fact.to(),
            fact.reason()));
  }

  static String mood(MoodMeasured fact) {
    return Json.write(
        new Mood(
            "mood",
            fact.channel(),
            fact.at(),
            fact.label(),
            fact.word(),
            fact.score(),
            fact.divided(),
            fact.messages(),
            fact.wave()));
  }

  static String skipped(long messages) {
    return Json.write(new Skipped("skipped", messages));
  }

  static String subscribed(Wish wish, Instant at) {
    var kinds = wish.kinds().stream().map(FeedKind::word).sorted().toList();
    return Json.write(
        new Subscribed("subscribed", wish.keys().stream().sorted().toList(), kinds, at));
  }

  static String problem(String title, Refusal refusal) {
    return Json.write(new Problem("problem", title, refusal.getMessage(), refusal.errors()));
  }
}
