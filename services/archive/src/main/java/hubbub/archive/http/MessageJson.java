package hubbub.archive.http;

import hubbub.archive.domain.KeptMessage;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.MessageKind;
import hubbub.moodmodel.MoodModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message as the API shows it; its mood is found while answering.
record MessageJson(
    String id,
    Channel channel,
    List<String> runIds,
    MessageKind kind,
    Author author,
    String text,
    Instant sentAt,
    Instant receivedAt,
    @Nullable String replyTo,
    List<String> badges,
    List<Emote> emotes,
    boolean first,
    Map<String, String> details,
    @Nullable Instant deletedAt,
    @Nullable Mood mood) {
  private static final double HUNDRED = 100;

  /// @param label `positive`, `neutral` or `negative`
  /// @param score in [-1, 1]
  record Mood(String label, double score) {}

  static MessageJson of(KeptMessage message) {
    return new MessageJson(
        message.id(),
        message.channel(),
        message.runIds(),
        message.kind(),
        message.author(),
        message.text(),
        message.sentAt(),
        message.receivedAt(),
        message.replyTo(),
        message.badges(),
        message.emotes(),
        message.first(),
        message.details(),
        message.deletedAt(),
        mood(message.text()));
  }

  private static @Nullable Mood mood(String text) {
    if (text.isBlank()) {
      return null;
    }
    var mood = MoodModel.shared().classify(text);
    return new Mood(mood.label().word(), Math.round(mood.score() * HUNDRED) / HUNDRED);
  }
}
