package hubbub.moodmodel;

/// Letters of other scripts that look like Latin ones. Loaded with the first text that is not
/// ASCII.
final class Confusables {
  private static final char[] LATIN = read();

  private Confusables() {}

  /// The Latin letter that this one looks like, or 0.
  static char latin(char c) {
    return c < LATIN.length ? LATIN[c] : 0;
  }

  private static char[] read() {
    var latin = new char[0x2200];
    for (var line : Tables.lines("confusables.tsv")) {
      for (var i = 2; i < line.length(); i++) {
        if (line.charAt(i) < latin.length) {
          latin[line.charAt(i)] = line.charAt(0);
        }
      }
    }
    return latin;
  }
}
