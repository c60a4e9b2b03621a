package hubbub.radio.sound;

import static hubbub.radio.sound.WebmStream.blockHeader;
import static hubbub.radio.sound.WebmStream.ebml;
import static hubbub.radio.sound.WebmStream.element;
import static hubbub.radio.sound.WebmStream.head;
import static hubbub.radio.sound.WebmStream.info;
import static hubbub.radio.sound.WebmStream.joined;
import static hubbub.radio.sound.WebmStream.open;
import static hubbub.radio.sound.WebmStream.opusTrack;
import static hubbub.radio.sound.WebmStream.simpleBlock;
import static hubbub.radio.sound.WebmStream.timestamp;
import static hubbub.radio.sound.WebmStream.tracks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebmFramerTest {
  private static final int CLUSTER = 0x1F43B675;
  private static final byte[] OPEN_CLUSTER = open(CLUSTER, WebmStream.UNKNOWN);

  private final WebmFramer framer = new WebmFramer();

  @Test
  void each_block_is_a_piece_and_the_first_of_a_cluster_begins() {
    var stream = new WebmStream().add(head()).openCluster(0, 10).openCluster(200, 10);
    var pieces = Cuts.whole(framer, stream.bytes());

    assertThat(framer.head()).isEqualTo(head());
    assertThat(framer.headNumber()).isEqualTo(1);
    assertThat(pieces).hasSize(20).allMatch(piece -> piece.micros() == 20_000);
    assertThat(beginnings(pieces)).containsExactly(0, 10);
    assertThat(joined(head(), Cuts.joined(pieces))).isEqualTo(stream.bytes());
    assertThat(framer.damaged()).isZero();
  }

  @Test
  void a_cluster_of_known_size_is_not_waited_for_and_may_be_left_in_its_middle() {
    var cluster = joined(timestamp(7), new WebmStream().blocks(3));
    var stream = joined(head(), element(CLUSTER, cluster), element(CLUSTER, cluster));
    var pieces = Cuts.whole(framer, Arrays.copyOf(stream, stream.length - 1));

    assertThat(beginnings(pieces)).containsExactly(0, 3);
    assertThat(pieces).hasSize(5);
    var marked = joined(open(CLUSTER, new byte[] {0x7F, -1}), cluster);
    assertThat(Cuts.joined(pieces.subList(0, 3))).isEqualTo(marked);
    assertThat(framer.damaged()).isZero();
  }

  @Test
  void in_a_long_cluster_a_new_one_begins_every_second() {
    var stream = new WebmStream().add(head()).openCluster(70_000, 120);
    var pieces = Cuts.whole(framer, stream.bytes());

    assertThat(beginnings(pieces)).containsExactly(0, 50, 100);
    var second = HexFormat.of().parseHex("1f43b675ffe783011558");
    assertThat(pieces.get(50).bytes()).startsWith(second);
    assertThat(blockTicks(pieces.get(49))).isEqualTo(980);
    assertThat(blockTicks(pieces.get(51))).isEqualTo(20);
    assertThat(blockTicks(pieces.get(119))).isEqualTo(380);
    var heard = new HeardPackets();
    Cuts.whole(new WebmFramer(heard), joined(head(), Cuts.joined(pieces)));
    assertThat(heard.micros).hasSize(120).startsWith(70_000_000L).endsWith(72_380_000L);
  }

  @Test
  void however_the_bytes_come_the_pieces_are_the_same() {
    var stream =
        new WebmStream()
            .add(head())
            .add(element(0xEC, new byte[500]))
            .wholeCluster(0, 60)
            .add(new byte[] {1, 2, 3, 4})
            .openCluster(1_200, 60)
            .add(head())
            .wholeCluster(0, 3)
            .bytes();
    var lengths = Cuts.lengths(WebmFramer::new, stream);

    assertThat(lengths.getFirst()).hasSize(124);
    assertThat(lengths).allMatch(lengths.getFirst()::equals);
  }

  @Test
  void what_only_files_need_is_left_out() {
    var cluster =
        joined(
            element(0xBF, new byte[4]),
            element(0xEC, new byte[40]),
            timestamp(0),
            element(0xA7, 9, 2),
            element(0xAB, 9, 2),
            simpleBlock(0, new WebmStream().packet(50)));
    var stream =
        joined(
            ebml("webm"),
            open(0x18538067, WebmStream.LONG_UNKNOWN),
            element(0x114D9B74, new byte[60]),
            info(1_000_000),
            element(0xEC, new byte[100_000]),
            tracks(opusTrack(1)),
            element(0x1254C367, new byte[30]),
            element(CLUSTER, cluster),
            element(0x1C53BB6B, new byte[70_000]),
            OPEN_CLUSTER,
            timestamp(20),
            simpleBlock(0, new WebmStream().packet(50)));
    var pieces = Cuts.anyhow(framer, stream, 4);

    assertThat(framer.head()).isEqualTo(head());
    assertThat(pieces).hasSize(2).allMatch(Piece::begins);
    assertThat(pieces.getFirst().bytes())
        .isEqualTo(
            joined(
                open(CLUSTER, new byte[] {-1}),
                timestamp(0),
                simpleBlock(0, new WebmStream().packet(50))));
    assertThat(framer.damaged()).isZero();
  }

  @Test
  void the_size_of_a_segment_becomes_unknown() {
    var told = joined(new byte[] {0x18, 0x53, (byte) 0x80, 0x67}, new byte[] {0x10, 0, 9, 9});
    Cuts.whole(framer, new WebmStream().add(head(told)).openCluster(0, 1).bytes());
    assertThat(framer.head()).isEqualTo(head(open(0x18538067, new byte[] {0x1F, -1, -1, -1})));
  }

  @Test
  void the_shape_is_as_the_track_says_and_the_rate_is_counted() {
    assertThat(framer.shape()).isEqualTo(Framer.Shape.UNKNOWN);
    Cuts.whole(framer, new WebmStream().add(head()).openCluster(0, 50).bytes());
    assertThat(framer.shape().rate()).isEqualTo(48_000);
    assertThat(framer.shape().channels()).isEqualTo(2);
    assertThat(framer.shape().bitsPerSecond()).isBetween(48_000, 52_000);
  }

  @Test
  void another_header_begins_another_stream_and_passes_by() {
    var heard = new HeardPackets();
    var both = new WebmFramer(heard);
    var stream = new WebmStream().add(head()).openCluster(0, 2).add(head()).openCluster(0, 2);
    var pieces = Cuts.whole(both, stream.bytes());

    assertThat(both.headNumber()).isEqualTo(2);
    assertThat(pieces).hasSize(5);
    assertThat(pieces).extracting(Piece::begins).containsExactly(true, false, false, true, false);
    assertThat(pieces.get(2).micros()).isZero();
    assertThat(pieces.get(2).bytes()).isEqualTo(head());
    assertThat(joined(head(), Cuts.joined(pieces))).isEqualTo(stream.bytes());
    assertThat(heard.heads).hasSize(2).allMatch(h -> Arrays.equals(h, WebmStream.OPUS_HEAD));
  }

  @Test
  void packets_are_handed_out_with_their_times() {
    var heard = new HeardPackets();
    var stream = new WebmStream();
    var one = stream.packet(50);
    var two = stream.packet(300);
    stream.add(head(), OPEN_CLUSTER, timestamp(5_000), simpleBlock(-3, one));
    stream.add(element(0xA0, element(0xA1, blockHeader(17, 0), two), element(0x9B, 20, 1)));
    var pieces = Cuts.whole(new WebmFramer(heard), stream.bytes());

    assertThat(pieces).hasSize(2);
    assertThat(heard.micros).containsExactly(4_997_000L, 5_017_000L);
    assertThat(heard.packets).containsExactly(one, two);
  }

  @Test
  void laced_packets_are_handed_out_one_by_one() {
    var stream = new WebmStream();
    var a = stream.packet(300);
    var b = stream.packet(20);
    var c = stream.packet(40);
    var xiph = joined(blockHeader(0, 0x02), new byte[] {2, -1, 45, 20}, a, b, c);
    // 300 is told first, then 20 - 300 = -280 as -280 + 8,191 = 7,911, both in two bytes.
    var ebml = joined(blockHeader(60, 0x06), HexFormat.of().parseHex("02412c5ee7"), a, b, c);
    var fixed = joined(blockHeader(120, 0x04), new byte[] {1}, b, b);
    stream.add(head(), OPEN_CLUSTER, timestamp(0));
    stream.add(element(0xA3, xiph), element(0xA3, ebml), element(0xA3, fixed));
    var heard = new HeardPackets();
    var pieces = Cuts.whole(new WebmFramer(heard), stream.bytes());

    assertThat(pieces.stream().map(Piece::micros)).containsExactly(60_000L, 60_000L, 40_000L);
    assertThat(heard.packets).containsExactly(a, b, c, a, b, c, b, b);
    assertThat(heard.micros)
        .containsExactly(0L, 20_000L, 40_000L, 60_000L, 80_000L, 100_000L, 120_000L, 140_000L);
  }

  /// Which pieces begin.
  static List<Integer> beginnings(List<Piece> pieces) {
    return IntStream.range(0, pieces.size()).filter(i -> pieces.get(i).begins()).boxed().toList();
  }

  /// The time of a block of 120 bytes that does not begin a cluster.
  private static int blockTicks(Piece piece) {
    var at = piece.bytes().length - 123;
    return (piece.bytes()[at] << 8) | (piece.bytes()[at + 1] & 0xFF);
  }
}
