package hubbub.bench;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.mood.corrections.Corrections;
import hubbub.mood.domain.Audience;
import hubbub.mood.domain.Crowds;
import hubbub.mood.facts.Counted;
import hubbub.mood.facts.Listen;
import hubbub.mood.facts.OnFacts;
import hubbub.mood.store.SqlHearing;
import hubbub.moodmodel.MoodModel;
import hubbub.platform.storage.SqliteStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// How many messages a second the mood model classifies on one thread, and how many the mood
/// service hears into its database. Invented lines: words, emotes, emoji, some in other scripts.
///
/// Usage: `hubbub.bench.MoodBench [SECONDS]`
public final class MoodBench {
  private static final String[] WORDS = {
    "the",
    "a",
    "this",
    "that",
    "is",
    "was",
    "so",
    "not",
    "very",
    "good",
    "bad",
    "great",
    "boss",
    "music",
    "round",
    "song",
    "stream",
    "love",
    "hate",
    "boring",
    "PogChamp",
    "LUL",
    "KEKW",
    "Sadge",
    "kestrelHype",
    "nooooo",
    "LETS",
    "GOOOO",
    "gg",
    "lol",
    "haha",
    "😂",
    "❤️",
    "😭",
    "@quince",
    "why?",
    "wow!!!",
    "but",
    "again",
    "tomorrow",
    "спасибо",
    "最高",
    "gracias",
    "lag",
    "what",
    "a",
    "play",
    "nice",
    "one"
  };
  private static final int LINES = 50_000;
  private static final int BATCH = 500;
  private static final int AUTHORS = 5_000;

  private MoodBench() {}

  public static void main(String[] arguments) throws IOException {
    var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    var texts = texts();
    System.out.printf(
        "classify alone: %,d messages per second of processor time%n", classify(texts, seconds));
    hear(texts, seconds);
  }

  private static long classify(List<String> texts, int seconds) {
    var model = MoodModel.shared();
    var clock = ManagementFactory.getThreadMXBean();
    var best = 0L;
    var sum = 0.0;
    var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < end) {
      var begin = clock.getCurrentThreadCpuTime();
      for (var text : texts) {
        sum += model.classify(text).score();
      }
      var took = clock.getCurrentThreadCpuTime() - begin;
      best = Math.max(best, texts.size() * 1_000_000_000L / took);
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("a score was no number");
    }
    return best;
  }

  private static void hear(List<String> texts, int seconds) throws IOException {
    var folder = Files.createTempDirectory("hubbub-mood-bench");
    var clock = Clock.systemUTC();
    try (var storage = new SqliteStorage(folder, clock, 1L << 30)) {
      var database = storage.open("mood");
      var crowds = new Crowds(20_000, Duration.ofSeconds(5));
      var corrections = new Corrections();
      var hearing = new SqlHearing(crowds, corrections);
      var counted = new Counted(new SimpleMeterRegistry());
      var listen =
          new Listen(hearing, crowds, new Audience(Set.of("nightbot")), corrections, counted);
      var onFacts = new OnFacts(database, hearing, listen, clock);
      var random = new Random(7);
      var heard = 0L;
      var hearingNanos = 0L;
      var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
      var warm = System.nanoTime() + Duration.ofSeconds(seconds / 3).toNanos();
      while (System.nanoTime() < end) {
        var facts = facts(texts, random);
        var begin = System.nanoTime();
        database.write(tx -> {
          onFacts.hear(facts, tx);
          return facts;
        });
        if (begin > warm) {
          hearingNanos += System.nanoTime() - begin;
          heard += (long) facts.size() * BATCH;
        }
      }
      System.out.printf(
          "heard into the database, 4 batches of 500 a commit: %,d messages/s, %.1f µs each%n",
          heard * 1_000_000_000L / hearingNanos, hearingNanos / 1_000.0 / heard);
    }
  }

  /// Four batches of two channels, as a hearer gets them while it keeps up with a busy time.
  private static List<KeptFact> facts(List<String> texts, Random random) {
    var facts = new ArrayList<KeptFact>();
    for (var batch = 0; batch < 4; batch++) {
      var messages = new ArrayList<Message>();
      for (var i = 0; i < BATCH; i++) {
        messages.add(message(texts.get(random.nextInt(LINES)), random));
      }
      facts.add(
          new MessagesSeen(new Channel("twitch", "quince" + batch % 2), List.of("r1"), messages));
    }
    return facts;
  }

  private static Message message(String text, Random random) {
    var who = "viewer" + random.nextInt(AUTHORS);
    var at = Instant.now();
    return new Message(
        new UUID(random.nextLong(), random.nextLong()).toString(),
        MessageKind.MESSAGE,
        new Author(who, who, who, null),
        text,
        at,
        at,
        null,
        List.of(),
        List.of(),
        false,
        Map.of());
  }

  private static List<String> texts() {
    var random = new Random(20260301);
    var texts = new ArrayList<String>();
    for (var i = 0; i < LINES; i++) {
      var text = new StringBuilder();
      var words = 1 + random.nextInt(12);
      for (var word = 0; word < words; word++) {
        text.append(word == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
