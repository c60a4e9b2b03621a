package hubbub.radio.sound;

import static hubbub.radio.sound.OggStream.CONTINUED;
import static hubbub.radio.sound.OggStream.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Ogg that is damaged, or no Ogg that can be heard.
class OggDamageTest {
  private final OggFramer framer = new OggFramer();

  private void isRefused(OggStream stream, String why) {
    assertThatThrownBy(() -> Cuts.whole(new OggFramer(), stream.bytes()))
        .isInstanceOf(NotThisFormat.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_page_with_a_wrong_checksum_is_left_out_and_counted() {
    var stream = new OggStream(7).opus().sound(5, 960, 960);
    var pages = stream.pages();
    pages.get(4)[60] ^= (byte) 1;
    var pieces = Cuts.whole(framer, OggStream.join(pages.toArray()));
    assertThat(pieces)
        .extracting(Piece::bytes)
        .containsExactly(pages.get(2), pages.get(3), pages.get(5), pages.get(6));
    assertThat(pieces).extracting(Piece::micros).containsExactly(0L, 20_000L, 40_000L, 20_000L);
    assertThat(framer.damaged()).isEqualTo(pages.get(4).length);
  }

  @Test
  void a_page_of_another_version_is_left_out_and_counted() {
    var other = OggStream.page(0, 0, 7, 9, new byte[] {3}, new byte[3]);
    other[4] = 1;
    System.arraycopy(OggStream.number(0), 0, other, 22, 4);
    System.arraycopy(OggStream.number(OggStream.checksum(other)), 0, other, 22, 4);
    var stream = new OggStream(7).opus().sound(1, 960, 0).raw(other).sound(1, 960, 0);
    assertThat(Cuts.whole(framer, stream.bytes())).hasSize(2);
    assertThat(framer.damaged()).isEqualTo(other.length);
  }

  @Test
  void garbage_between_pages_is_left_out_and_counted() {
    var garbage = "OOggOggSOgg\0OggS\0".getBytes(StandardCharsets.US_ASCII);
    var stream = new OggStream(7).raw(garbage).opus().raw(garbage).sound(3, 960, 960).raw(garbage);
    stream.sound(1, 3_840, 0);
    assertThat(new HashSet<>(Cuts.lengths(OggFramer::new, stream.bytes()))).hasSize(1);
    var pieces = Cuts.whole(framer, stream.bytes());
    assertThat(pieces)
        .extracting(Piece::bytes)
        .containsExactlyElementsOf(stream.pages().subList(2, 6));
    assertThat(framer.damaged()).isEqualTo(3L * garbage.length);
  }

  @Test
  void every_page_that_is_whole_is_found_among_damaged_ones() {
    for (var seed = 1; seed <= 20; seed++) {
      var random = new Random(seed);
      var stream = new OggStream(7).opus().sound(300, 960, 960);
      var sent = new ByteArrayOutputStream();
      var whole = new ByteArrayOutputStream();
      for (var n = 0; n < stream.pages().size(); n++) {
        var page = stream.pages().get(n).clone();
        var damaged = n > 1 && random.nextInt(4) == 0;
        if (damaged) {
          page[30 + random.nextInt(page.length - 30)] ^= (byte) (1 + random.nextInt(255));
        } else if (n > 1) {
          whole.writeBytes(page);
        }
        sent.writeBytes(page);
      }
      var cutting = new OggFramer();
      var pieces = Cuts.anyhow(cutting, sent.toByteArray(), seed);
      assertThat(Cuts.joined(pieces)).as("seed %d", seed).isEqualTo(whole.toByteArray());
    }
  }

  @Test
  void whatever_is_damaged_it_goes_on_afterwards() {
    for (var seed = 1; seed <= 40; seed++) {
      var random = new Random(seed);
      var stream = new OggStream(7).opus().sound(150, 960, 960);
      var headers = stream.pages().get(0).length + stream.pages().get(1).length;
      var bytes = stream.bytes();
      for (var n = 0; n < 60; n++) {
        bytes[headers + random.nextInt(bytes.length - headers)] = (byte) random.nextInt(256);
      }
      var after = new OggStream(7).lose(152).sound(200, 200_000, 960);
      var cutting = new OggFramer();
      var before = Cuts.anyhow(cutting, bytes, seed);
      var rest = Cuts.anyhow(cutting, after.bytes(), seed);
      var last = after.pages().getLast();
      assertThat(rest.getLast().bytes()).as("seed %d", seed).isEqualTo(last);
      var given = Cuts.joined(before).length + Cuts.joined(rest).length;
      assertThat(headers + given + cutting.damaged())
          .isEqualTo(bytes.length + after.bytes().length);
    }
  }

  @Test
  void nothing_but_a_refusal_comes_of_noise_in_headers() {
    var random = new Random(5);
    for (var n = 0; n < 3_000; n++) {
      var head = head(n % 3);
      var block = OggStream.flacBlock(4, true, OggStream.comments("TITLE=x"));
      var tags =
          List.of(OggStream.opusTags("TITLE=x"), OggStream.join("\u0003vorbis", block), block);
      var second = tags.get(n % 3);
      head[random.nextInt(head.length)] = (byte) random.nextInt(256);
      second[random.nextInt(second.length)] = (byte) random.nextInt(256);
      var stream = new OggStream(n).page(FIRST, 0, head).page(0, 0, second).sound(2, 0, 960);
      try {
        assertThat(Cuts.whole(new OggFramer(), stream.bytes())).hasSizeLessThan(3);
      } catch (NotThisFormat e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  private static byte[] head(int which) {
    return switch (which) {
      case 0 -> OggStream.opusHead(2, 48_000);
      case 1 -> OggStream.vorbisHead(2, 48_000);
      default -> OggStream.flacHead(1, 2, 48_000);
    };
  }

  @Test
  void a_link_with_a_lost_header_is_left_out_and_the_next_one_is_heard() {
    var stream = new OggStream(7).opus("TITLE=one").sound(2, 960, 960);
    stream.link(8).page(FIRST, 0, OggStream.opusHead(2, 48_000)).lose(1).sound(3, 960, 960);
    stream.link(9).opus("TITLE=three").sound(2, 960, 960);
    var pages = stream.pages();
    var pieces = Cuts.whole(framer, stream.bytes());
    assertThat(pieces)
        .extracting(Piece::bytes)
        .containsExactly(
            pages.get(2), pages.get(3), pages.get(8), pages.get(9), pages.get(10), pages.get(11));
    assertThat(framer.headNumber()).isEqualTo(2);
    assertThat(framer.comments().title()).contains("three");
    assertThat(framer.damaged()).isEqualTo(OggStream.join(pages.subList(4, 8).toArray()).length);
  }

  @Test
  void a_link_that_begins_while_headers_are_damaged_is_heard() {
    var stream = new OggStream(7).page(FIRST, 0, OggStream.opusHead(2, 48_000)).raw(new byte[99]);
    assertThat(Cuts.whole(framer, stream.link(8).opus().sound(2, 0, 960).bytes())).hasSize(2);
    assertThat(framer.damaged()).isEqualTo(99 + stream.pages().getFirst().length);
  }

  @Test
  void pages_of_a_stream_that_never_began_are_left_out() {
    var stream = new OggStream(7).opus().sound(1, 960, 0).link(9).sound(2, 960, 960).link(7);
    assertThat(Cuts.whole(framer, stream.sound(1, 1_920, 0).bytes())).hasSize(2);
    assertThat(framer.damaged()).isPositive();
  }

  @Test
  void a_stream_that_turns_into_something_else_is_refused() {
    var garbage = new byte[1 << 20];
    new Random(2).nextBytes(garbage);
    var stream = new OggStream(7).opus().sound(5, 960, 960).raw(garbage);
    assertThat(Cuts.whole(framer, stream.bytes())).hasSize(5);
    assertThatThrownBy(() -> framer.take(garbage, 0, 100_000, _ -> {}))
        .isInstanceOf(NotThisFormat.class);
  }

  @Test
  void positions_that_hardly_move_are_no_endless_bit_rate() {
    var full = "\u00FF".repeat(254).getBytes(StandardCharsets.ISO_8859_1);
    var stream = new OggStream(7).opus().sound(1, 0, 0);
    for (var n = 1; n < 20; n++) {
      stream.laced(0, -1, full, new byte[254 * 255]).laced(0, n, full, new byte[254 * 255]);
    }
    assertThat(Cuts.whole(framer, stream.bytes())).hasSize(39);
    assertThat(framer.shape().bitsPerSecond()).isBetween(1_900_000_000, Integer.MAX_VALUE);
  }

  @Test
  void pages_that_only_look_like_pages_are_not_checked_forever() {
    var trap = OggStream.join("OggS\0", new byte[21], "\u00FF", "OggS\0".repeat(6));
    var stream = new OggStream(7).opus().sound(5, 960, 960);
    for (var n = 0; n < 4_000; n++) {
      stream.raw(trap);
    }
    isRefused(stream, "too little of it");
  }

  @Test
  void ogg_with_anything_but_sound_that_is_known_is_refused() {
    isRefused(
        new OggStream(1).page(FIRST, 0, OggStream.join("\u0080theora", new byte[40])), "neither");
    isRefused(
        new OggStream(1).page(FIRST, 0, OggStream.join("fishead\0", new byte[56])), "neither");
    isRefused(new OggStream(1).page(FIRST, 0, OggStream.join("Speex   ", new byte[72])), "neither");
    isRefused(new OggStream(1).page(FIRST, 0, new byte[0]), "neither");
    isRefused(new OggStream(1).page(FIRST, 0), "neither");
  }

  @Test
  void several_streams_at_once_are_refused() {
    var stream = new OggStream(1).page(FIRST, 0, OggStream.vorbisHead(2, 44_100));
    isRefused(
        stream.link(2).page(FIRST, 0, OggStream.join("\u0080theora", new byte[40])), "several");
  }

  @Test
  void a_link_of_another_codec_is_refused() {
    isRefused(new OggStream(1).opus().sound(2, 0, 960).link(2).vorbis(), "another codec");
  }

  @Test
  void headers_that_never_end_are_refused() {
    var comments = new OggStream(1).page(FIRST, 0, OggStream.opusHead(2, 48_000));
    var full = "\u00FF".repeat(255).getBytes(StandardCharsets.ISO_8859_1);
    comments.laced(0, -1, full, OggStream.join("OpusTags", new byte[255 * 255 - 8]));
    var blocks = new OggStream(1).page(FIRST, 0, OggStream.flacHead(0, 2, 48_000));
    for (var n = 0; n < 17; n++) {
      comments.laced(CONTINUED, -1, full, new byte[255 * 255]);
      blocks.page(0, 0, OggStream.flacBlock(1, false, new byte[64_000]));
    }
    isRefused(comments, "longer than 1 MiB");
    isRefused(blocks, "longer than 1 MiB");
  }

  @Test
  void headers_that_are_others_than_announced_are_refused() {
    var opus = OggStream.opusHead(2, 48_000);
    isRefused(new OggStream(1).page(FIRST, 0, opus).page(0, 0, new byte[90]), "missing");
    isRefused(
        new OggStream(1).page(FIRST, 0, opus).page(CONTINUED, 0, OggStream.opusTags()), "torn");
    isRefused(new OggStream(1).page(FIRST, 0, opus, opus), "one packet");
    isRefused(new OggStream(1).page(FIRST, 0, OggStream.opusHead(0, 48_000)), "OpusHead");
    isRefused(new OggStream(1).page(FIRST, 0, OggStream.vorbisHead(2, 0)), "Vorbis");
    isRefused(new OggStream(1).page(FIRST, 0, OggStream.flacHead(1, 2, 0)), "FLAC");
  }
}
