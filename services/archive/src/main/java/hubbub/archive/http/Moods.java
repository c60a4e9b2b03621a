package hubbub.archive.http;

import hubbub.archive.domain.KeptMessage;
import hubbub.moodmodel.MoodModel;
import hubbub.platform.json.MessageJson;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// How messages feel. It is found while answering, and remembered for the ones that were asked for
/// last: many people look at the same end of the log. No text is remembered.
final class Moods {
  private static final int PLACES = 1 << 13;

  private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(PLACES);

  /// @param textHash so that a key that stands for another text now is not taken for the old one
  private record Known(long key, int textHash, MessageJson.Mood mood) {}

  /// A message as the API shows it.
  MessageJson shown(KeptMessage kept) {
    return new MessageJson(
        kept.channel(),
        kept.runIds(),
        kept.message(),
        kept.deletedAt(),
        of(kept.key(), kept.message().text()));
  }

  private MessageJson.@Nullable Mood of(long key, String text) {
    if (text.isBlank()) {
      return null;
    }
    var place = Long.hashCode(key * 0x9E3779B97F4A7C15L) & (PLACES - 1);
    var hash = text.hashCode();
    var found = known.get(place);
    if (found == null || found.key != key || found.textHash != hash) {
      var classified = MoodModel.shared().classify(text);
      var mood = MessageJson.Mood.of(classified.label().word(), classified.score());
      found = new Known(key, hash, mood);
      known.set(place, found);
    }
    return found.mood;
  }
}
