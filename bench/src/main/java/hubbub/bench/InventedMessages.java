package hubbub.bench;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// An invented crowd as facts: random ids, authors and words by Zipf's law, badges on half of the
/// messages, an emote on some.
final class InventedMessages {
  /// The time between two messages.
  static final Duration STEP = Duration.ofMillis(50);

  private static final int AUTHORS = 300_000;
  private static final int WORDS = 50_000;
  private static final int CHANNELS = 20;

  private final SplittableRandom random = new SplittableRandom(20260301);
  private Instant now;

  InventedMessages(Instant begin) {
    now = begin;
  }

  static String login(int rank) {
    return "viewer" + rank;
  }

  static String channel(int rank) {
    return "channel" + rank;
  }

  /// The word of a rank; 0 is the commonest.
  static String word(int rank) {
    return Integer.toString(rank * 7 + 100, 36) + (rank % 2 == 0 ? "a" : "er");
  }

  MessagesSeen batch(int messages) {
    var place = Math.min(CHANNELS - 1, (int) (-Math.log(1 - random.nextDouble()) * 4));
    var all = new ArrayList<Message>(messages);
    for (var n = 0; n < messages; n++) {
      all.add(message());
    }
    return new MessagesSeen(new Channel("twitch", channel(place)), List.of("run-" + place), all);
  }

  private Message message() {
    now = now.plus(STEP);
    var author = zipf(AUTHORS);
    var login = login(author);
    var text = text();
    var emote = random.nextInt(4) == 0 ? List.of(new Emote("25", word(0), 0, 1)) : List.<Emote>of();
    return new Message(
        new UUID(random.nextLong(), random.nextLong()).toString(),
        MessageKind.MESSAGE,
        new Author(Integer.toString(100_000 + author), login, login, "#1e90ff"),
        text,
        now.minusMillis(random.nextInt(200)),
        now,
        null,
        random.nextBoolean() ? List.of("subscriber/12") : List.of(),
        emote,
        false,
        Map.of());
  }

  private String text() {
    var text = new StringBuilder();
    var words = 1 + random.nextInt(12);
    for (var n = 0; n < words; n++) {
      text.append(n > 0 ? " " : "").append(word(zipf(WORDS)));
    }
    return text.toString();
  }

  /// 0 is the commonest; about by 1/rank.
  private int zipf(int size) {
    return (int) (Math.pow(size, random.nextDouble()) - 1);
  }
}
