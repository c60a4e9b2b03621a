package hubbub.moodmodel;

/// All words, emotes and emoji that the model knows, read from the tables beside this class.
final class Vocabulary {
  /// What an emote of valence 1 weighs on VADER's scale: as much as its strongest words do.
  private static final double PICTURE_SCALE = 3.5;

  private static final int PICTURE = Traits.RATED | Traits.PICTURE;

  /// What a word of a foreign script, or a laugh, may be at most in characters.
  static final int RUN_LENGTH_MAX = 5;

  /// Emotes, emoticons of ours and emoji, in their own spelling.
  final WordTable exact = new WordTable();

  /// Words, phrases, and emotes typed in any case, folded.
  final WordTable words = new WordTable();

  /// Parts of emotes' names, folded.
  final WordTable parts = new WordTable();

  /// Words of scripts that write without spaces.
  final WordTable runs = new WordTable();

  static Vocabulary read() {
    var vocabulary = new Vocabulary();
    vocabulary.readLexicon();
    vocabulary.readWords();
    vocabulary.readModifiers();
    vocabulary.readEmotes();
    vocabulary.readEmoji();
    readGroups("emote-parts.tsv", vocabulary.parts, PICTURE_SCALE);
    readGroups("runs.tsv", vocabulary.runs, 1);
    return vocabulary;
  }

  /// Only what VADER knows.
  static Vocabulary vader() {
    var vocabulary = new Vocabulary();
    vocabulary.readLexicon();
    vocabulary.readModifiers();
    return vocabulary;
  }

  /// By far the largest table, so it is read without making a string of each line; each word in it
  /// is there once.
  private void readLexicon() {
    var text = Tables.text("vader-lexicon.tsv").toCharArray();
    for (var from = 0; from < text.length; ) {
      var tab = from;
      while (text[tab] != '\t' && text[tab] != '\n') {
        tab++;
      }
      var end = tab;
      var tenths = 0;
      while (text[end] != '\n') {
        tenths = Tokens.isDigit(text[end]) ? tenths * 10 + text[end] - '0' : tenths;
        end++;
      }
      if (end > tab) {
        var valence = text[tab + 1] == '-' ? -tenths / 10.0 : tenths / 10.0;
        words.add(text, from, tab, valence, Traits.RATED);
      }
      from = end + 1;
    }
  }

  private void readWords() {
    for (var line : Tables.lines("chat-words.tsv")) {
      var fields = Tables.fields(line);
      var valence = Double.parseDouble(fields.getFirst());
      for (var word : fields.subList(1, fields.size())) {
        rate(Folding.fold(word), valence);
      }
    }
  }

  /// Gives a word its valence; several words make a phrase. A word of valence 0 is known, and
  /// otherwise like one that is not.
  private void rate(String word, double valence) {
    words.unrate(word);
    var rated = valence == 0 ? 0 : Traits.RATED;
    if (word.indexOf(' ') < 0) {
      words.put(word, valence, rated);
    } else {
      words.put(word, valence, Traits.PHRASE | rated);
      markPhrase(word);
    }
  }

  private void markPhrase(String phrase) {
    var trait = Traits.BEGINS_PHRASE;
    for (var word : Tables.cut(phrase, ' ')) {
      words.mark(word, trait);
      trait = 0;
    }
  }

  private void readModifiers() {
    for (var line : Tables.lines("modifiers.tsv")) {
      var fields = Tables.fields(line);
      var trait = modifier(fields.getFirst());
      for (var word : fields.subList(1, fields.size())) {
        words.mark(word, trait);
        if (word.indexOf(' ') >= 0) {
          words.mark(word, Traits.PHRASE);
          markPhrase(word);
        }
      }
    }
  }

  private static int modifier(String name) {
    return switch (name) {
      case "boosts" -> Traits.BOOSTS;
      case "damps" -> Traits.DAMPS;
      case "negates" -> Traits.NEGATES;
      case "never" -> Traits.NEVER;
      case "so_or_this" -> Traits.SO_OR_THIS;
      case "without" -> Traits.WITHOUT;
      case "doubt" -> Traits.DOUBT;
      case "but" -> Traits.BUT;
      case "no" -> Traits.NO;
      case "or_nor" -> Traits.OR_NOR;
      case "least" -> Traits.LEAST;
      case "at_or_very" -> Traits.AT_OR_VERY;
      default -> throw new IllegalStateException("no such modifier: " + name);
    };
  }

  private void readEmotes() {
    for (var line : Tables.lines("emotes.tsv")) {
      var fields = Tables.fields(line);
      var name = fields.getFirst();
      var valence = Double.parseDouble(fields.get(1)) * PICTURE_SCALE;
      var marks = fields.size() > 3 ? fields.get(3) : "";
      var sarcasm = marks.contains("sarcasm") ? Traits.SARCASM : 0;
      exact.put(name, valence, PICTURE | sarcasm);
      var folded = Folding.fold(name);
      if (!marks.contains("exact") && !words.has(folded)) {
        words.put(folded, valence, PICTURE | sarcasm);
      }
    }
  }

  private void readEmoji() {
    for (var line : Tables.lines("emoji.tsv")) {
      var fields = Tables.fields(line);
      var valence = Double.parseDouble(fields.getFirst()) * PICTURE_SCALE;
      var emoji = fields.get(1);
      for (var i = 0; i < emoji.length(); ) {
        var next = emoji.offsetByCodePoints(i, 1);
        exact.put(emoji.substring(i, next), valence, PICTURE);
        i = next;
      }
    }
  }

  private static void readGroups(String table, WordTable into, double scale) {
    for (var line : Tables.lines(table)) {
      var fields = Tables.fields(line);
      var valence = Double.parseDouble(fields.getFirst()) * scale;
      for (var word : fields.subList(1, fields.size())) {
        into.put(word, valence, PICTURE);
      }
    }
  }
}
