package hubbub.moodmodel;

import java.util.List;

/// All words, emotes and emoji that the model knows, read from the tables beside this class.
final class Vocabulary {
  /// What an emote of valence 1 weighs on VADER's scale: as much as its strongest words do.
  private static final double PICTURE_SCALE = 3.5;

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
    vocabulary.readGroups("emote-parts.tsv", vocabulary.parts, PICTURE_SCALE);
    vocabulary.readGroups("runs.tsv", vocabulary.runs, 1);
    return vocabulary;
  }

  private void readLexicon() {
    Tables.lines("vader-lexicon.tsv")
        .forEach(line -> {
          var tab = line.indexOf('\t');
          rate(line.substring(0, tab), Integer.parseInt(line, tab + 1, line.length(), 10) / 10.0);
        });
  }

  private void readWords() {
    Tables.lines("chat-words.tsv")
        .forEach(line -> {
          var fields = fields(line);
          var valence = Double.parseDouble(fields.getFirst());
          fields.stream().skip(1).forEach(word -> rate(Folding.fold(word), valence));
        });
  }

  /// Gives a word its valence; several words make a phrase. A word of valence 0 is known, and
  /// otherwise like one that is not.
  private void rate(String word, double valence) {
    words.unrate(word);
    if (word.indexOf(' ') < 0) {
      words.put(word, valence, valence == 0 ? 0 : Traits.RATED);
      return;
    }
    words.put(word, valence, valence == 0 ? Traits.PHRASE : Traits.PHRASE | Traits.RATED);
    markPhrase(word);
  }

  private void markPhrase(String phrase) {
    var first = true;
    for (var word : phrase.split(" ", -1)) {
      words.mark(word, first ? Traits.BEGINS_PHRASE : 0);
      first = false;
    }
  }

  private void readModifiers() {
    Tables.lines("modifiers.tsv")
        .forEach(line -> {
          var fields = fields(line);
          var trait = modifier(fields.getFirst());
          for (var word : fields.subList(1, fields.size())) {
            var folded = Folding.fold(word);
            words.mark(folded, trait);
            if (folded.indexOf(' ') >= 0) {
              words.mark(folded, Traits.PHRASE);
              markPhrase(folded);
            }
          }
        });
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
    Tables.lines("emotes.tsv")
        .forEach(line -> {
          var fields = fields(line);
          var name = fields.getFirst();
          var valence = Double.parseDouble(fields.get(1)) * PICTURE_SCALE;
          var marks = fields.size() > 3 ? fields.get(3) : "";
          var traits =
              Traits.RATED | Traits.PICTURE | (marks.contains("sarcasm") ? Traits.SARCASM : 0);
          exact.put(name, valence, traits);
          var folded = Folding.fold(name);
          var letters = folded.toCharArray();
          if (!marks.contains("exact") && words.find(letters, 0, letters.length) < 0) {
            words.put(folded, valence, traits);
          }
        });
  }

  private void readEmoji() {
    Tables.lines("emoji.tsv")
        .forEach(line -> {
          var fields = fields(line);
          var valence = Double.parseDouble(fields.getFirst()) * PICTURE_SCALE;
          fields
              .get(1)
              .codePoints()
              .filter(c -> c != 0x200d && c != 0xfe0f)
              .forEach(
                  c -> exact.put(Character.toString(c), valence, Traits.RATED | Traits.PICTURE));
        });
  }

  private void readGroups(String table, WordTable into, double scale) {
    Tables.lines(table)
        .forEach(line -> {
          var fields = fields(line);
          var valence = Double.parseDouble(fields.getFirst()) * scale;
          fields.stream()
              .skip(1)
              .forEach(word -> into.put(word, valence, Traits.RATED | Traits.PICTURE));
        });
  }

  private static List<String> fields(String line) {
    return List.of(line.split("\t", -1));
  }
}
