package hubbub.radio.alarms;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Knows how people say in a chat that they hear nothing.
final class Complaints {
  /// Characters of a line beyond which it is about something else, too.
  private static final int LONGEST = 80;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final List<String> WORDS =
      List.of(
              // English
              "no sound",
              "no audio",
              "sound is gone",
              "sound gone",
              "audio is gone",
              "lost sound",
              "lost audio",
              "can't hear",
              "cant hear",
              "cannot hear",
              "don't hear anything",
              "hear nothing",
              "you are muted",
              "you're muted",
              "mic is muted",
              // German
              "kein ton",
              "ton weg",
              "ton ist weg",
              "ohne ton",
              "höre nichts",
              "hör nichts",
              "hört man nichts",
              // Spanish
              "no se oye",
              "no se escucha",
              "no oigo",
              "sin sonido",
              "sin audio",
              "no hay sonido",
              "no hay audio",
              // Portuguese
              "sem som",
              "sem áudio",
              "não ouço",
              "não tem som",
              // French
              "pas de son",
              "plus de son",
              "aucun son",
              "entend rien",
              "entends rien",
              // Italian
              "non si sente",
              "non sento",
              "niente audio",
              // Dutch
              "geen geluid",
              "hoor niks",
              "hoor niets",
              // Swedish, Danish, Norwegian
              "inget ljud",
              "ingen lyd",
              // Polish
              "nie ma dźwięku",
              "brak dźwięku",
              "nie słychać",
              "nie slychac",
              "nic nie słyszę",
              // Turkish
              "ses yok",
              "ses gelmiyor",
              // Russian, Ukrainian
              "нет звука",
              "звука нет",
              "не слышно",
              "немає звуку",
              "нема звуку",
              "не чути",
              // Japanese
              "音が出ない",
              "音が出てない",
              "音がない",
              "音出てない",
              "聞こえない",
              // Korean
              "소리 안 나",
              "소리가 안",
              "안 들려",
              // Chinese
              "没声音",
              "没有声音",
              "沒聲音",
              "沒有聲音",
              // Arabic
              "لا يوجد صوت",
              "مافي صوت",
              "ما في صوت",
              // Hindi
              "आवाज़ नहीं",
              "no awaaz")
          .stream()
          .map(Complaints::plain)
          .toList();

  private Complaints() {}

  /// Whether somebody says so.
  static boolean isOne(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    var said = plain(text);
    return WORDS.stream().anyMatch(said::contains);
  }

  /// Small letters without marks, words parted by one blank.
  private static String plain(String text) {
    var parts = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    var letters = MARKS.matcher(parts).replaceAll("").replace("'", "").replace("’", "");
    return NO_LETTERS.matcher(letters).replaceAll(" ").strip();
  }
}
