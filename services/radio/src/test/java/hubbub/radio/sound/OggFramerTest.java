package hubbub.radio.sound;

import static hubbub.radio.sound.OggStream.CONTINUED;
import static hubbub.radio.sound.OggStream.FIRST;
import static hubbub.radio.sound.OggStream.LAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Ogg that is whole, and how it is cut.
class OggFramerTest {
  private final OggFramer framer = new OggFramer();

  private static byte[] joined(List<byte[]> pages) {
    return OggStream.join(pages.toArray());
  }

  private List<Piece> cut(OggStream stream) {
    return Cuts.whole(framer, stream.bytes());
  }

  @Test
  void the_checksum_is_the_one_of_the_catalogue_before_its_last_step() {
    // CRC-32/CKSUM of "123456789" is 765E7680, and turns all bits over at the end.
    var digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(OggChecksum.go(0, digits, 0, digits.length)).isEqualTo(~0x765E_7680);
  }

  @Test
  void headers_are_the_head_and_pages_of_sound_are_pieces() {
    var stream = new OggStream(7).opus().sound(5, 960, 960);
    var pieces = cut(stream);
    assertThat(framer.format()).isEqualTo(Format.OGG_OPUS);
    assertThat(framer.head()).isEqualTo(joined(stream.pages().subList(0, 2)));
    assertThat(framer.headNumber()).isEqualTo(1);
    assertThat(Cuts.joined(pieces)).isEqualTo(joined(stream.pages().subList(2, 7)));
    assertThat(pieces).hasSize(5).allMatch(Piece::begins);
    assertThat(pieces)
        .extracting(Piece::micros)
        .containsExactly(0L, 20_000L, 20_000L, 20_000L, 20_000L);
    assertThat(framer.damaged()).isZero();
  }

  @Test
  void before_the_headers_are_whole_there_is_no_head() {
    var _ = cut(new OggStream(7).page(FIRST, 0, OggStream.opusHead(2, 48_000)));
    assertThat(framer.isKnown()).isTrue();
    assertThat(framer.head()).isEmpty();
    assertThat(framer.headNumber()).isZero();
    assertThat(framer.shape()).isEqualTo(Framer.Shape.UNKNOWN);
  }

  @Test
  void bytes_may_come_in_any_portions() {
    var stream = new OggStream(7).opus("TITLE=one").sound(40, 960, 960);
    stream.link(8).opus("TITLE=two").sound(40, 960, 960);
    assertThat(new HashSet<>(Cuts.lengths(OggFramer::new, stream.bytes()))).hasSize(1);
    var pieces = Cuts.byteByByte(framer, stream.bytes());
    assertThat(Cuts.joined(pieces)).isEqualTo(joined(stream.pages().subList(2, 84)));
  }

  @Test
  void nobody_begins_within_a_packet_or_where_the_position_is_not_said() {
    var part = new byte[255];
    var pieces =
        cut(
            new OggStream(7)
                .opus()
                .page(0, 960, new byte[50])
                .laced(0, -1, new byte[] {(byte) 255}, part)
                .laced(CONTINUED, 1_920, new byte[] {10}, new byte[10])
                .page(LAST, 2_880, new byte[50]));
    assertThat(pieces).extracting(Piece::begins).containsExactly(true, false, false, true);
    assertThat(pieces).extracting(Piece::micros).containsExactly(0L, 0L, 20_000L, 20_000L);
  }

  @Test
  void positions_that_go_back_or_far_ahead_are_no_time() {
    var tenMinutes = 600L * 48_000;
    var stream = new OggStream(7).opus().sound(1, 5_000, 0).sound(1, 4_520, 0).sound(1, 5_000, 0);
    stream.sound(1, 5_000 + tenMinutes, 0).sound(1, 5_001 + 2 * tenMinutes, 0);
    stream.sound(1, Long.MAX_VALUE, 0).sound(1, Long.MIN_VALUE, 0).sound(1, 0, 0);
    assertThat(cut(stream))
        .extracting(Piece::micros)
        .containsExactly(0L, 0L, 10_000L, 600_000_000L, 0L, 0L, 0L, 0L);
  }

  @Test
  void vorbis_has_three_headers_over_as_many_pages_as_they_need() {
    var setup = OggStream.join("\u0005vorbis", new byte[500]);
    var comments =
        OggStream.join("\u0003vorbis", OggStream.comments("ARTIST=Ada", "title=Ça"), "\u0001");
    var stream = new OggStream(-1).page(FIRST, 0, OggStream.vorbisHead(1, 44_100));
    stream.page(0, 0, comments);
    stream.laced(0, -1, new byte[] {(byte) 255}, Arrays.copyOf(setup, 255));
    stream.laced(CONTINUED, 0, new byte[] {(byte) 252}, Arrays.copyOfRange(setup, 255, 507));
    stream.sound(5, 0, 44_100);
    assertThat(cut(stream))
        .extracting(Piece::micros)
        .containsExactly(0L, 1_000_000L, 1_000_000L, 1_000_000L, 1_000_000L);
    assertThat(framer.format()).isEqualTo(Format.OGG_VORBIS);
    assertThat(framer.head()).isEqualTo(joined(stream.pages().subList(0, 4)));
    assertThat(framer.shape().rate()).isEqualTo(44_100);
    assertThat(framer.shape().channels()).isEqualTo(1);
    assertThat(framer.comments().title()).contains("Ada - Ça");
  }

  @Test
  void rounding_loses_no_time() {
    var pieces = cut(new OggStream(7).vorbis().sound(442, 0, 100));
    assertThat(pieces.stream().mapToLong(Piece::micros).sum()).isEqualTo(1_000_000);
  }

  @Test
  void flac_has_as_many_headers_as_it_announces() {
    var stream =
        new OggStream(7)
            .page(FIRST, 0, OggStream.flacHead(2, 6, 96_000))
            .page(0, 0, OggStream.flacBlock(4, false, OggStream.comments("TITLE=Night")))
            .page(0, 0, OggStream.flacBlock(1, false, new byte[90]))
            .sound(3, 0, 4_800);
    assertThat(cut(stream)).extracting(Piece::micros).containsExactly(0L, 50_000L, 50_000L);
    assertThat(framer.format()).isEqualTo(Format.OGG_FLAC);
    assertThat(framer.head()).isEqualTo(joined(stream.pages().subList(0, 3)));
    assertThat(framer.shape().rate()).isEqualTo(96_000);
    assertThat(framer.shape().channels()).isEqualTo(6);
    assertThat(framer.comments().title()).contains("Night");
  }

  @Test
  void flac_that_announces_nothing_has_headers_until_the_one_that_is_flagged() {
    var stream =
        new OggStream(7)
            .page(FIRST, 0, OggStream.flacHead(0, 2, 44_100))
            .page(0, 0, OggStream.flacBlock(4, false, OggStream.comments()))
            .page(0, 0, OggStream.flacBlock(3, false, new byte[18]))
            .page(0, 0, OggStream.flacBlock(1, true, new byte[9]))
            .sound(3, 0, 4_410);
    assertThat(cut(stream)).hasSize(3);
    assertThat(framer.head()).isEqualTo(joined(stream.pages().subList(0, 4)));
  }

  @Test
  void headers_of_the_next_link_are_pieces_and_the_new_head() {
    var first = new OggStream(7).opus("TITLE=one").sound(2, 960, 960);
    assertThat(cut(first)).hasSize(2);
    assertThat(framer.comments().title()).contains("one");
    var numbers = new ArrayList<Integer>();
    var pieces = new ArrayList<Piece>();
    var second = new OggStream(8).page(FIRST, 0, OggStream.opusHead(1, 16_000));
    second.page(0, 0, OggStream.opusTags("TITLE=two")).sound(2, 960, 960);
    framer.take(
        second.bytes(),
        0,
        second.bytes().length,
        piece -> {
          pieces.add(piece);
          numbers.add(framer.headNumber());
        });
    assertThat(Cuts.joined(pieces)).isEqualTo(second.bytes());
    assertThat(pieces).extracting(Piece::begins).containsExactly(false, false, true, true);
    assertThat(pieces).extracting(Piece::micros).containsExactly(0L, 0L, 0L, 20_000L);
    assertThat(numbers).containsOnly(2);
    assertThat(framer.head()).isEqualTo(joined(second.pages().subList(0, 2)));
    assertThat(framer.comments().title()).contains("two");
    assertThat(framer.shape().rate()).isEqualTo(16_000);
    assertThat(framer.shape().channels()).isEqualTo(1);
  }

  @Test
  void a_link_may_begin_with_the_serial_of_the_one_before() {
    var stream = new OggStream(7).opus().sound(2, 960, 960).link(7).opus().sound(2, 960, 960);
    assertThat(cut(stream)).hasSize(6);
    assertThat(framer.headNumber()).isEqualTo(2);
  }

  @Test
  void bits_are_counted_over_the_last_seconds() {
    var stream = new OggStream(7).opus();
    for (var second = 1; second <= 60; second++) {
      stream.page(0, second * 48_000L, new byte[second < 20 ? 1_000 : 4_000]);
    }
    assertThat(cut(stream)).hasSize(60);
    assertThat(framer.shape().bitsPerSecond()).isBetween(32_000, 33_000);
    assertThat(framer.shape().rate()).isEqualTo(44_100);
  }

  @Test
  void a_stream_that_does_not_say_its_original_rate_is_one_of_48_kilohertz() {
    var _ =
        cut(
            new OggStream(7)
                .page(FIRST, 0, OggStream.opusHead(2, 0))
                .page(0, 0, OggStream.opusTags()));
    assertThat(framer.shape().rate()).isEqualTo(48_000);
  }

  @Test
  void the_longest_page_is_cut() {
    var lacing = new byte[255];
    Arrays.fill(lacing, (byte) 255);
    var body = new byte[255 * 255];
    new Random(1).nextBytes(body);
    var stream = new OggStream(7).opus().laced(0, -1, lacing, body).laced(1, -1, lacing, body);
    assertThat(cut(stream))
        .extracting(piece -> piece.bytes().length)
        .containsExactly(65_307, 65_307);
  }

  @Test
  void a_format_is_not_told_before_it_is_known() {
    assertThat(framer.isKnown()).isFalse();
    assertThatThrownBy(framer::format).isInstanceOf(IllegalStateException.class);
  }
}
