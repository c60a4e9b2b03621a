package hubbub.radio.sound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OggOpusWriterTest {
  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;

  private final List<Piece> pieces = new ArrayList<>();
  private final OggOpusWriter writer = new OggOpusWriter(77, pieces::add);
  private final WebmStream stream = new WebmStream();

  @Test
  void the_head_is_two_pages_as_rfc_7845_says() {
    writer.begin(WebmStream.opusHead(2, 312));

    assertThat(writer.headNumber()).isEqualTo(1);
    assertThat(pieces).isEmpty();
    var head = pages(writer.head());
    assertThat(head).hasSize(2);
    assertThat(head.get(0).flags()).isEqualTo(FIRST);
    assertThat(head.get(0).content()).isEqualTo(WebmStream.opusHead(2, 312));
    assertThat(head.get(1).flags()).isZero();
    assertThat(new String(head.get(1).content(), ISO_8859_1))
        .isEqualTo("OpusTags\6\0\0\0hubbub\0\0\0\0");
    assertThat(head).extracting(Page::granule).containsExactly(0L, 0L);
    assertThat(head).extracting(Page::sequence).containsExactly(0, 1);
  }

  @Test
  void pages_have_at_most_200_ms_and_say_where_their_last_packet_ends() {
    writer.begin(WebmStream.OPUS_HEAD);
    write(25, 120, 1_000_000);
    assertThat(pieces).hasSize(2);
    writer.end();

    assertThat(pieces).hasSize(3).allMatch(Piece::begins);
    assertThat(pieces).extracting(Piece::micros).containsExactly(200_000L, 200_000L, 100_000L);
    var pages = pages(Cuts.joined(pieces));
    assertThat(pages).extracting(Page::granule).containsExactly(9_600L, 19_200L, 24_000L);
    assertThat(pages).extracting(Page::sequence).containsExactly(2, 3, 4);
    assertThat(pages).extracting(Page::flags).containsExactly(0, 0, LAST);
    assertThat(pages).allMatch(page -> page.serial() == 77);
    assertThat(pages.getFirst().lengths()).hasSize(10).containsOnly(120);
  }

  @Test
  void packets_come_back_as_they_were() {
    writer.begin(WebmStream.OPUS_HEAD);
    var packets = new ArrayList<byte[]>();
    for (var size : new int[] {1, 254, 255, 256, 509, 510, 511, 1_276}) {
      packets.add(stream.packet(size));
      writer.packet(packets.getLast(), 20_000L * packets.size());
    }
    writer.end();
    assertThat(packets(pages(Cuts.joined(pieces)))).containsExactlyElementsOf(packets);
  }

  @Test
  void a_packet_larger_than_a_page_goes_on_over_the_next_ones() {
    writer.begin(WebmStream.OPUS_HEAD);
    var small = stream.packet(100);
    var exact = padded(255 * 255);
    var large = padded(140_000);
    writer.packet(small, 0);
    writer.packet(exact, 20_000);
    writer.packet(large, 40_000);
    writer.packet(small, 60_000);
    writer.end();

    var pages = pages(Cuts.joined(pieces));
    assertThat(pages)
        .extracting(Page::flags)
        .containsExactly(0, 0, CONTINUED, 0, CONTINUED, CONTINUED, LAST);
    assertThat(pages)
        .extracting(Page::granule)
        .containsExactly(960L, -1L, 1_920L, -1L, -1L, 2_880L, 3_840L);
    assertThat(pages).extracting(Page::sequence).containsExactly(2, 3, 4, 5, 6, 7, 8);
    assertThat(pieces)
        .extracting(Piece::begins)
        .containsExactly(true, false, false, false, false, false, true);
    assertThat(packets(pages)).containsExactly(small, exact, large, small);
  }

  @Test
  void a_page_has_no_more_than_255_segments() {
    writer.begin(WebmStream.OPUS_HEAD);
    var packets = List.of(padded(40_000), padded(40_000), stream.packet(10));
    packets.forEach(packet -> writer.packet(packet, 0));
    writer.end();

    var pages = pages(Cuts.joined(pieces));
    assertThat(pages).hasSize(2).allMatch(page -> (page.flags() & CONTINUED) == 0);
    assertThat(packets(pages)).containsExactlyElementsOf(packets);
  }

  @Test
  void a_pause_of_the_encoder_is_filled_with_silence() {
    writer.begin(WebmStream.OPUS_HEAD);
    write(2, 50, 0);
    write(2, 50, 40_000 + 120_000);
    write(2, 50, 80_000 + 1_000_000);
    writer.end();

    // The granule position counts what is there, and nothing else (RFC 7845 §4.1).
    var pages = pages(Cuts.joined(pieces));
    assertThat(pages.getLast().granule()).isEqualTo((2 + 2 + 50 + 2) * 960L);
    assertThat(packets(pages).subList(4, 54)).allMatch(packet -> packet.length == 3);
    assertThat(packets(pages)).hasSize(56);
  }

  @Test
  void sound_that_is_missing_for_long_is_left_out() {
    writer.begin(WebmStream.OPUS_HEAD);
    write(2, 50, 0);
    write(2, 50, 40_000 + 1_020_000);
    writer.end();

    assertThat(pages(Cuts.joined(pieces))).extracting(Page::granule).containsExactly(3_840L);
  }

  @Test
  void times_that_go_back_or_leap_do_not_move_the_granule_position() {
    writer.begin(WebmStream.OPUS_HEAD);
    write(2, 50, 5_000_000);
    write(2, 50, 0);
    write(2, 50, 3_600_000_000L);
    write(2, 50, 3_600_000_000L + 40_000 + 200_000);
    writer.end();
    assertThat(pages(Cuts.joined(pieces)).getLast().granule()).isEqualTo(7_680L + 9_600);
  }

  @Test
  void durations_are_as_rfc_6716_says() {
    assertThat(samples(0 << 3)).isEqualTo(480);
    assertThat(samples(3 << 3)).isEqualTo(2_880);
    assertThat(samples(11 << 3)).isEqualTo(2_880);
    assertThat(samples(12 << 3)).isEqualTo(480);
    assertThat(samples(15 << 3)).isEqualTo(960);
    assertThat(samples(16 << 3)).isEqualTo(120);
    assertThat(samples(31 << 3)).isEqualTo(960);
    assertThat(samples((31 << 3) | 1)).isEqualTo(1_920);
    assertThat(samples((31 << 3) | 2)).isEqualTo(1_920);
    assertThat(samples((31 << 3) | 3, 6)).isEqualTo(5_760);
    assertThat(samples((31 << 3) | 3, 7)).isZero();
    assertThat(samples((31 << 3) | 3, 0)).isZero();
    assertThat(samples((31 << 3) | 3)).isZero();
    assertThat(OpusPacket.samples(new byte[0], 0, 0, 1)).isZero();
    assertThat(OpusPacket.samples(new byte[3_000], 0, 3_000, 1)).isZero();
    assertThat(OpusPacket.samples(new byte[3_000], 0, 3_000, 4)).isEqualTo(480);
  }

  @Test
  void the_next_stream_is_a_new_link_of_the_chain() {
    writer.begin(WebmStream.opusHead(2, 312));
    write(3, 50, 0);
    writer.begin(WebmStream.opusHead(1, 100));
    write(3, 50, 9_000_000);
    writer.end();

    assertThat(writer.headNumber()).isEqualTo(2);
    assertThat(pieces).extracting(Piece::begins).containsExactly(true, false, false, true);
    var pages = pages(Cuts.joined(pieces));
    assertThat(pages).extracting(Page::flags).containsExactly(LAST, FIRST, 0, LAST);
    assertThat(pages).extracting(Page::serial).containsExactly(77, 78, 78, 78);
    assertThat(pages).extracting(Page::sequence).containsExactly(2, 0, 1, 2);
    assertThat(pages).extracting(Page::granule).containsExactly(2_880L, 0L, 0L, 2_880L);
    assertThat(pages.get(1).content()).isEqualTo(WebmStream.opusHead(1, 100));
    assertThat(Cuts.joined(pieces.subList(1, 3))).isEqualTo(writer.head());
  }

  @Test
  void what_is_no_opus_is_left_out_and_counted() {
    writer.packet(stream.packet(50), 0);
    writer.begin(WebmStream.OPUS_HEAD);
    writer.packet(new byte[0], 0);
    writer.packet(new byte[] {3, 0}, 0);
    writer.end();
    assertThat(pieces).isEmpty();
    assertThat(writer.leftOut()).isEqualTo(3);
    assertThatThrownBy(() -> writer.begin(new byte[19])).isInstanceOf(NotThisFormat.class);
  }

  @Test
  void webm_becomes_ogg_with_the_same_packets() {
    var heard = new HeardPackets();
    var webm = stream.add(WebmStream.head()).openCluster(0, 55).wholeCluster(1_100, 50).bytes();
    Cuts.anyhow(new WebmFramer(writer), webm, 6);
    Cuts.whole(new WebmFramer(heard), webm);
    writer.end();

    var pages = pages(Cuts.joined(pieces));
    assertThat(packets(pages)).hasSize(105).containsExactlyElementsOf(heard.packets);
    assertThat(pages.getLast().granule()).isEqualTo(105 * 960);
  }

  private void write(int count, int size, long micros) {
    for (var n = 0; n < count; n++) {
      writer.packet(stream.packet(size), micros + 20_000L * n);
    }
  }

  private static int samples(int... bytes) {
    var packet = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      packet[i] = (byte) bytes[i];
    }
    return OpusPacket.samples(packet, 0, packet.length, 1);
  }

  /// One frame of 20 ms and padding (RFC 6716 §3.2.5).
  private byte[] padded(int size) {
    var packet = stream.packet(size);
    packet[0] = (byte) 0xFF;
    packet[1] = 0x41;
    return packet;
  }

  /// Packets put together from segments.
  private static List<byte[]> packets(List<Page> pages) {
    var packets = new ArrayList<byte[]>();
    var packet = new byte[0];
    for (var page : pages) {
      var at = 0;
      for (var length : page.lengths()) {
        packet = WebmStream.joined(packet, slice(page.content(), at, length));
        at += length;
        if (length < 255) {
          packets.add(packet);
          packet = new byte[0];
        }
      }
    }
    assertThat(packet).isEmpty();
    return packets;
  }

  private static byte[] slice(byte[] bytes, int from, int length) {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  private static List<Page> pages(byte[] bytes) {
    var pages = new ArrayList<Page>();
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      var begin = in.position();
      assertThat(in.getInt()).isEqualTo(0x5367674F);
      assertThat(in.get()).isZero();
      var flags = in.get();
      var granule = in.getLong();
      var serial = in.getInt();
      var sequence = in.getInt();
      var sum = in.getInt();
      var lengths = new ArrayList<Integer>();
      for (var count = in.get() & 0xFF; count > 0; count--) {
        lengths.add(in.get() & 0xFF);
      }
      var content = new byte[lengths.stream().mapToInt(Integer::intValue).sum()];
      in.get(content);
      in.putInt(begin + 22, 0);
      assertThat(sum).isEqualTo(checksum(slice(bytes, begin, in.position() - begin)));
      in.putInt(begin + 22, sum);
      pages.add(new Page(flags, granule, serial, sequence, lengths, content));
    }
    return pages;
  }

  /// Bit by bit, as RFC 3533 §6 describes it.
  private static int checksum(byte[] page) {
    var sum = 0;
    for (var each : page) {
      sum ^= each << 24;
      for (var bit = 0; bit < 8; bit++) {
        sum = (sum << 1) ^ (sum < 0 ? 0x04C11DB7 : 0);
      }
    }
    return sum;
  }

  private record Page(
      int flags, long granule, int serial, int sequence, List<Integer> lengths, byte[] content) {}
}
