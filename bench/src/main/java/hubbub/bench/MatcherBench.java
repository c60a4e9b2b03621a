package hubbub.bench;

import hubbub.connectors.words.Matcher;
import hubbub.connectors.words.Words;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many posts a second are matched against many followed words on one thread, by its own
/// processor time. Invented posts of up to 300 characters, as a firehose has them: most in Latin
/// letters, a third of these with accents or emoji, a fifth in Japanese, some in Cyrillic, Arabic
/// and Thai.
///
/// Usage: `hubbub.bench.MatcherBench [WORDS [POSTS [ROUNDS]]]`
public final class MatcherBench {
  private static final int CHARACTERS_MAX = 300;
  private static final String LATIN = "etaoinshrdlucmfwypvbgkjqxz";
  private static final String ACCENTED = "áàâäãåçéèêëíñóöøúüß";
  private static final String CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщ";
  private static final String ARABIC = "اليمنترودبعسفقحكشج";
  private static final String THAI = "กานรอเงยมลวดทสตบปคจพหขะใไ่้ีิุู";
  private static final String KANA = "いうえおかがきくけこさしすせそたちつてとなにのはまもらりるれわをんアイスタドルライブ";
  private static final String[] EMOJI = {
    "🔥", "❤️", "😂", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "🎉", "😭", "✨", "🙏🏿",
  };

  private final Random random = new Random(1);
  private final String[] vocabulary = new String[60_000];

  private MatcherBench() {
    for (var i = 0; i < vocabulary.length; i++) {
      vocabulary[i] = letters(random.nextInt(3) == 0 ? LATIN : LATIN + LATIN + ACCENTED, 2, 10);
    }
  }

  /// @param args how many words are followed, how many posts, how often
  public static void main(String[] args) {
    var words = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    var posts = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    var rounds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    new MatcherBench().run(words, posts, rounds);
  }

  private void run(int words, int posts, int rounds) {
    var followed = IntStream.range(0, words).mapToObj(_ -> followed()).toList();
    var before = cpuNanos();
    var matcher = Matcher.of(followed);
    System.out.printf("made in %,d ms%n", (cpuNanos() - before) / 1_000_000);
    var texts = IntStream.range(0, posts).mapToObj(_ -> post()).toList();
    var characters = texts.stream().mapToInt(String::length).average().orElse(0);
    System.out.printf("%,d words, %,d posts of %.0f characters%n", words, posts, characters);
    for (var round = 0; round < rounds; round++) {
      var start = cpuNanos();
      var hits = 0L;
      for (var text : texts) {
        hits += matcher.match(text, List.of("music", "Fußball")).length;
      }
      var seconds = (cpuNanos() - start) / 1e9;
      System.out.printf(
          "%,.0f posts/s, %.2f hits a post%n", posts / seconds, hits / (double) posts);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// Mostly words that posts have now and then, as nobody follows what nobody says.
  private Words followed() {
    var word = vocabulary[1_000 + random.nextInt(vocabulary.length - 1_000)];
    return Words.read(
        switch (random.nextInt(20)) {
          case 0, 1 -> '#' + word;
          case 2, 3 -> '"' + word + ' ' + common() + '"';
          case 4, 5 -> word + ' ' + common();
          case 6, 7 -> letters(KANA, 3, 6);
          case 8 -> letters(CYRILLIC, 4, 9);
          case 9 -> letters(THAI, 4, 8) + EMOJI[random.nextInt(EMOJI.length)];
          default -> word;
        });
  }

  private String post() {
    var length = 20 + random.nextInt(CHARACTERS_MAX - 20);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> post(length / 3, () -> letters(KANA, 5, 20));
      case 4 -> post(length, () -> letters(CYRILLIC, 2, 10));
      case 5 -> post(length, () -> letters(ARABIC, 2, 8));
      case 6 -> post(length / 2, () -> letters(THAI, 8, 30));
      default -> post(length, this::common);
    };
  }

  private String post(int length, java.util.function.Supplier<String> word) {
    var parts = new ArrayList<String>();
    var plain = random.nextInt(3) > 0;
    for (var had = 0; had < length; ) {
      var next = word.get();
      var odd = random.nextInt(30);
      next = odd == 0 ? '#' + next : odd == 1 ? '@' + next : odd == 2 ? next + ',' : next;
      next = !plain && odd == 3 ? EMOJI[random.nextInt(EMOJI.length)] : next;
      parts.add(next);
      had += next.length() + 1;
    }
    var text = String.join(" ", parts);
    return plain ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
  }

  /// By Zipf's law, roughly.
  private String common() {
    return vocabulary[(int) Math.pow(vocabulary.length, random.nextDouble()) - 1];
  }

  private String letters(String from, int least, int most) {
    return IntStream.rangeClosed(1, least + random.nextInt(most - least + 1))
        .mapToObj(_ -> String.valueOf(from.charAt(random.nextInt(from.length()))))
        .collect(Collectors.joining());
  }
}
