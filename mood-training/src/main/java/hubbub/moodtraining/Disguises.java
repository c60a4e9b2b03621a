package hubbub.moodtraining;

import hubbub.moodmodel.MoodModel;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// How often a text keeps its label when it is written otherwise.
final class Disguises {
  private static final String ZERO_WIDTH = "\u200b";
  private static final String REPEAT_SUFFIX = " " + Character.toString(0xe0000);
  private static final String LATIN = "aceopxyABCEHKMOPTX";
  private static final String CYRILLIC = "асеорхуАВСЕНКМОРТХ";

  private final Map<String, UnaryOperator<String>> disguises = new LinkedHashMap<>();
  private final Map<String, Integer> kept = new LinkedHashMap<>();
  private int texts;

  Disguises() {
    disguises.put("zero-width characters inside", Disguises::zeroWidth);
    disguises.put("full-width letters", Disguises::fullWidth);
    disguises.put("suffix of a repeated message", text -> text + REPEAT_SUFFIX);
    disguises.put("capitals", text -> text.toUpperCase(Locale.ROOT));
    disguises.put("mention added", text -> "@some_hateful_name " + text);
    disguises.put("link added", text -> text + " https://example.com/great/loss");
    disguises.put("Cyrillic look-alikes", Disguises::lookAlikes);
  }

  void add(MoodModel model, List<Example> examples) {
    for (var example : examples) {
      texts++;
      var plain = model.classify(example.text()).label();
      disguises.forEach((name, disguise) -> {
        var same = model.classify(disguise.apply(example.text())).label() == plain;
        kept.merge(name, same ? 1 : 0, Integer::sum);
      });
    }
  }

  void print(PrintStream out) {
    kept.forEach((name, count) ->
        out.printf("same label in disguise: %-30s %.1f %%%n", name, 100.0 * count / texts));
  }

  private static String zeroWidth(String text) {
    return text.replaceAll("(?<=\\p{L})(?=\\p{L})", ZERO_WIDTH);
  }

  private static String fullWidth(String text) {
    return map(text, c -> c < 0x7f && Character.isLetter(c) ? c + 0xfee0 : c);
  }

  private static String lookAlikes(String text) {
    return map(
        text,
        c -> {
          var at = LATIN.indexOf(c);
          return at < 0 ? c : CYRILLIC.charAt(at);
        });
  }

  private static String map(String text, IntUnaryOperator letter) {
    return text.codePoints()
        .map(letter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
