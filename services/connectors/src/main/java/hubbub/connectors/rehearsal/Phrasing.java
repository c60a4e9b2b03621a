package hubbub.connectors.rehearsal;

import hubbub.contracts.connectors.Emote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes a text of a phrase: puts words in, and writes it as the voice writes.
final class Phrasing {
  /// Stands for who spoke lately.
  static final String SOMEONE = "{someone}";

  /// `{word}` is any of its list, `{word.2}` the second one of this round.
  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)(?:\\.(\\d))?}");

  private static final Pattern LAST_VOWEL = Pattern.compile("([aeiouy])([^aeiouy\\s]*)$");

  private final Map<String, List<String>> words;
  private final List<String> emotes;
  private final SplittableRandom random;
  private final Map<String, List<String>> round = new HashMap<>();

  Phrasing(Map<String, List<String>> words, SplittableRandom random) {
    this.words = words;
    this.random = random;
    emotes = words.getOrDefault("emote", List.of());
  }

  /// Another round: numbered words stand for others.
  void shuffle() {
    for (var name : words.keySet().stream().sorted().toList()) {
      var list = new ArrayList<>(words.getOrDefault(name, List.of()));
      for (var last = list.size() - 1; last > 0; last--) {
        var other = random.nextInt(last + 1);
        list.set(other, list.set(last, list.get(other)));
      }
      round.put(name, List.copyOf(list));
    }
  }

  String said(String phrase, Voice.Manner manner, String someone) {
    var text = filled(phrase, someone);
    return switch (manner) {
      case PLAIN -> text;
      case SMALL -> word(text, word -> word.toLowerCase(Locale.ROOT));
      case CAPS ->
          random.nextInt(4) == 0
              ? text
              : word(text, word -> word.toUpperCase(Locale.ROOT)) + "!".repeat(random.nextInt(4));
      case DRAWN -> text.startsWith("/") ? text : drawn(text);
    };
  }

  String filled(String phrase, String someone) {
    return SLOT.matcher(phrase.replace(SOMEONE, someone))
        .replaceAll(slot -> {
          if (slot.group(2) != null) {
            return round
                .getOrDefault(slot.group(1), List.of())
                .get(Integer.parseInt(slot.group(2)) - 1);
          }
          var list = words.getOrDefault(slot.group(1), List.of());
          return list.get(random.nextInt(list.size()));
        });
  }

  /// Each word that is no emote, no name and no command.
  private String word(String text, java.util.function.UnaryOperator<String> change) {
    return Arrays.stream(text.split(" ", -1))
        .map(word ->
            emotes.contains(word) || word.startsWith("@") || word.startsWith("/")
                ? word
                : change.apply(word))
        .collect(Collectors.joining(" "));
  }

  private String drawn(String text) {
    var space = text.lastIndexOf(' ') + 1;
    var last = text.substring(space);
    if (emotes.contains(last) || last.startsWith("@") || random.nextInt(3) == 0) {
      return text;
    }
    var more = 1 + random.nextInt(4);
    return text.substring(0, space)
        + LAST_VOWEL.matcher(last).replaceFirst(m -> m.group(1).repeat(1 + more) + m.group(2));
  }

  /// The emotes in a text; places are counted in code points.
  List<Emote> emotes(String text) {
    var found = new ArrayList<Emote>();
    var from = 0;
    for (var word : text.split(" ", -1)) {
      var length = word.codePointCount(0, word.length());
      if (emotes.contains(word)) {
        found.add(new Emote(word, word, from, from + length - 1));
      }
      from += length + 1;
    }
    return List.copyOf(found);
  }
}
