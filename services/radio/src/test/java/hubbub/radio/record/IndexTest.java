package hubbub.radio.record;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.sound.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The index of a show is mended by what the show itself says.
class IndexTest extends LeftShow {
  @Test
  void a_lost_index_is_made_again_of_the_sound() throws IOException {
    for (var format : List.of(Format.MP3, Format.OGG_OPUS)) {
      var here = Files.createDirectories(folder.resolve(format.name()));
      var ogg = Sounds.opus(5, 40, 2, 1);
      var isOgg = format == Format.OGG_OPUS;
      try (var studio = new Studio(here, BOUNDS)) {
        var recorder = studio.recordings.begin("one", "/m", format);
        var sound = isOgg ? ogg.pages() : Sounds.mp3(300, 1);
        studio.play(recorder, isOgg ? ogg.head() : Sounds.NO_HEAD, sound);
        var ended = studio.end(recorder);
        var index = here.resolve("one/index");
        var whole = Index.read(new ShowFolder(here.resolve("one")), ended.length());
        Files.delete(index);

        try (var audio = studio.recordings.audio("one").orElseThrow()) {
          assertThat(audio.positionOf(Duration.ofSeconds(5))).isPositive();
        }

        var again = Index.read(new ShowFolder(here.resolve("one")), ended.length());
        assertThat(again).hasSize(whole.size()).hasSizeGreaterThan(7);
        for (var i = 0; i < whole.size(); i++) {
          assertThat(again.get(i).position()).isEqualTo(whole.get(i).position());
          assertThat(again.get(i).micros()).isEqualTo(whole.get(i).micros());
          assertThat(again.get(i).rate()).isEqualTo(whole.get(i).rate());
          assertThat(again.get(i).at()).isBetween(whole.get(i).at() - 500, whole.get(i).at() + 500);
        }
      }
    }
  }

  @Test
  void an_index_that_is_damaged_anywhere_is_mended() throws IOException {
    leave(Format.MP3, Sounds.NO_HEAD, Sounds.mp3(300, 1));
    var whole = Files.readAllBytes(folder.resolve("one/index"));
    assertThat(whole).hasSize(8 * Entry.LENGTH);
    for (var at = 0; at < whole.length; at += 3) {
      var damaged = whole.clone();
      damaged[at] ^= 0x10;
      var copy = cut(Integer.MAX_VALUE);
      Files.write(copy.resolve("one/index"), damaged);

      recover(copy);

      var entries = Index.read(new ShowFolder(copy.resolve("one")), Integer.MAX_VALUE);
      assertThat(entries).as("damaged at " + at).hasSize(8);
      assertThat(entries).extracting(Entry::position).containsExactly(positions(whole));
      delete(copy);
    }
  }

  private static Long[] positions(byte[] index) {
    var positions = new ArrayList<Long>();
    for (var at = 0; at < index.length; at += Entry.LENGTH) {
      var entry = Entry.of(index, at);
      assertThat(entry).isNotNull();
      positions.add(entry.position());
    }
    return positions.toArray(Long[]::new);
  }

  @Test
  void an_index_that_is_ahead_of_the_sound_is_cut_to_it() throws IOException {
    leave(Format.MP3, Sounds.NO_HEAD, Sounds.mp3(300, 1));
    var copy = cut(20_000);

    var recovered = recover(copy).getFirst();

    assertThat(recovered.length()).isEqualTo(whole(20_000));
    assertThat(Index.read(new ShowFolder(copy.resolve("one")), recovered.length())).hasSize(2);
    assertThat(Files.size(copy.resolve("one/index"))).isEqualTo(2 * Entry.LENGTH);
  }
}
