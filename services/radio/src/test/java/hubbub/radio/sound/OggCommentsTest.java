package hubbub.radio.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a comment header says, and what is made of one that says nonsense.
class OggCommentsTest {
  private static Optional<String> title(byte[] list) {
    return OggComments.of(list, 0).title();
  }

  @Test
  void artist_and_title_stand_together() {
    var list =
        OggStream.comments("ALBUM=Etudes", "Title= Näher ", "ARTIST=Ada", "artist=Bo", "TITLE=B");
    assertThat(title(list)).contains("Ada - Näher");
    assertThat(OggComments.of(list, 0)).isEqualTo(new OggComments("Ada", "Näher"));
  }

  @Test
  void one_of_them_stands_alone() {
    assertThat(title(OggStream.comments("TITLE=Night"))).contains("Night");
    assertThat(title(OggStream.comments("ARTIST=Ada"))).contains("Ada");
    assertThat(title(OggStream.comments("SUBTITLE=no", "TITLE", "ARTIST= "))).isEmpty();
  }

  @Test
  void what_is_no_utf_8_or_too_long_is_not_said() {
    var bad = OggStream.join("TITLE=", new byte[] {(byte) 0xC3, 0x28});
    var list = OggStream.join(OggStream.number(0), OggStream.number(1), OggStream.number(8), bad);
    assertThat(title(list)).isEmpty();
    assertThat(title(OggStream.comments("TITLE=" + "x".repeat(4_096))))
        .hasValueSatisfying(said -> assertThat(said).hasSize(4_096));
    assertThat(title(OggStream.comments("TITLE=" + "x".repeat(4_097)))).isEmpty();
  }

  @Test
  void a_list_that_says_it_is_longer_than_it_is_is_read_as_far_as_it_goes() {
    var one = OggStream.comments("ARTIST=Ada", "TITLE=Night");
    for (var length = 0; length < one.length; length++) {
      var torn = Arrays.copyOf(one, length);
      assertThat(title(torn)).as("%d bytes", length).isNotEqualTo(title(one));
    }
    var many =
        OggStream.join(OggStream.number(0), OggStream.number(-1), OggStream.number(7), "TITLE=x");
    assertThat(title(many)).contains("x");
    var huge =
        OggStream.join(OggStream.number(0), OggStream.number(2), OggStream.number(-1), "TITLE=x");
    assertThat(title(huge)).isEmpty();
  }

  @Test
  void a_list_ends_where_it_says() {
    var list =
        OggStream.join(OggStream.number(0), OggStream.number(0), OggStream.number(7), "TITLE=x");
    assertThat(title(list)).isEmpty();
  }
}
