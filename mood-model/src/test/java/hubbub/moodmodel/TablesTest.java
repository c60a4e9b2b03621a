package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// The tables that ship are well formed.
class TablesTest {

  @Test
  void the_lexicon_is_whole() {
    var lines = Tables.lines("vader-lexicon.tsv");

    assertThat(lines).hasSizeGreaterThan(7_400).contains("good\t19", "horrible\t-25");
    assertThat(Tables.text("vader-LICENSE.txt")).contains("MIT License", "C.J. Hutto");
  }

  @Test
  void every_emote_is_there_once_with_a_valence_and_a_feeling() {
    var names = new HashSet<String>();
    for (var line : Tables.lines("emotes.tsv")) {
      var fields = Tables.fields(line);

      assertThat(names.add(fields.getFirst())).as(line).isTrue();
      assertThat(Double.parseDouble(fields.get(1))).as(line).isBetween(-1.0, 1.0);
      assertThat(fields.get(2)).as(line).isNotBlank();
      assertThat(fields.size() > 3 ? fields.get(3) : "")
          .isIn("", "exact", "sarcasm", "sarcasm exact");
    }
    assertThat(names).hasSizeGreaterThan(450);
  }

  @Test
  void every_emoji_is_there_once() {
    var emoji = new HashSet<Integer>();
    for (var line : Tables.lines("emoji.tsv")) {
      Tables.fields(line)
          .get(1)
          .codePoints()
          .forEach(c -> assertThat(emoji.add(c)).as(Character.toString(c)).isTrue());
    }
    assertThat(emoji).hasSizeGreaterThan(150);
  }

  @Test
  void word_tables_begin_each_line_with_a_valence() {
    for (var table : new String[] {"chat-words.tsv", "runs.tsv", "emote-parts.tsv"}) {
      for (var line : Tables.lines(table)) {
        assertThat(Double.parseDouble(Tables.fields(line).getFirst()))
            .as(line)
            .isBetween(-4.0, 4.0);
        assertThat(Tables.fields(line)).as(line).doesNotContain("");
      }
    }
  }
}
