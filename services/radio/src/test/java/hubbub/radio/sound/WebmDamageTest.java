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
import static hubbub.radio.sound.WebmStream.track;
import static hubbub.radio.sound.WebmStream.tracks;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WebmDamageTest {
  private static final int CLUSTER = 0x1F43B675;
  private static final byte[] OPEN_CLUSTER = open(CLUSTER, WebmStream.UNKNOWN);

  private final WebmFramer framer = new WebmFramer();

  @Test
  void lacing_that_lies_is_left_out() {
    for (var flags : new int[] {0x02, 0x04, 0x06}) {
      var lying = joined(blockHeader(0, flags), new byte[] {3, -1, -1, -1, -1, -1});
      var stream = new WebmStream().add(head(), OPEN_CLUSTER, timestamp(0));
      var own = new WebmFramer();
      var pieces = Cuts.whole(own, stream.add(element(0xA3, lying)).openCluster(0, 2).bytes());
      assertThat(pieces).hasSize(2);
      assertThat(own.damaged()).isEqualTo(element(0xA3, lying).length);
    }
  }

  @Test
  void a_block_of_another_track_or_of_no_opus_is_left_out_and_the_next_one_heard() {
    var stream = new WebmStream().add(head(), OPEN_CLUSTER, timestamp(0));
    var strange = simpleBlock(0, stream.packet(30));
    strange[2] = (byte) 0x82;
    var tooLong = simpleBlock(0, new byte[] {(byte) 0xFF, 7, 1, 2});
    stream.add(strange, tooLong, simpleBlock(40, stream.packet(30)));
    var pieces = Cuts.byteByByte(framer, stream.bytes());

    assertThat(pieces).hasSize(1).allMatch(Piece::begins);
    assertThat(framer.damaged()).isEqualTo(strange.length + tooLong.length);
  }

  @Test
  void after_garbage_it_goes_on_at_the_next_cluster_that_has_a_time() {
    var decoy = joined(OPEN_CLUSTER, new byte[] {(byte) 0xA3, (byte) 0x84, 1, 2, 3, 4});
    var garbage = joined(new byte[] {0, 0, 0, 0x1F, 0x43}, decoy, new byte[1_000]);
    var stream =
        new WebmStream().add(head()).openCluster(0, 5).add(garbage).openCluster(500, 5).bytes();
    var pieces = Cuts.whole(framer, stream);

    assertThat(pieces).hasSize(10);
    assertThat(WebmFramerTest.beginnings(pieces)).containsExactly(0, 5);
    assertThat(framer.damaged()).isEqualTo(garbage.length);
    assertThat(Cuts.lengths(WebmFramer::new, stream)).allMatch(Cuts.lengths(pieces)::equals);
  }

  @Test
  void a_cluster_with_a_checksum_before_its_time_is_found_too() {
    var garbage = new byte[50];
    var stream =
        new WebmStream()
            .add(head(), garbage, OPEN_CLUSTER, element(0xBF, new byte[4]), timestamp(60))
            .add(simpleBlock(0, new WebmStream().packet(30)));
    assertThatThrownBy(() -> Cuts.whole(new WebmFramer(), stream.bytes()))
        .isInstanceOf(NotThisFormat.class);
    var begun = new WebmStream().openCluster(0, 2).bytes();
    var rest = Arrays.copyOfRange(stream.bytes(), head().length, stream.bytes().length);

    assertThat(Cuts.byteByByte(framer, joined(head(), begun, rest))).hasSize(3);
    assertThat(framer.damaged()).isEqualTo(garbage.length);
  }

  @Test
  void sizes_that_lie_cost_no_more_than_their_cluster() {
    for (var lie : List.of("a31fffff00", "a001ff000000000000", "ec087fffffff")) {
      var lying = HexFormat.of().parseHex(lie);
      var own = new WebmFramer();
      var stream =
          new WebmStream().add(head()).openCluster(0, 5).add(lying).openCluster(500, 5).bytes();
      assertThat(Cuts.whole(own, stream)).as(lie).hasSize(10);
      assertThat(own.damaged()).as(lie).isEqualTo(lying.length);
    }
  }

  @Test
  void a_block_that_swallows_what_follows_is_noticed() {
    var tail = new WebmStream().openCluster(500, 5).bytes();
    var swallowing = Arrays.copyOf(simpleBlock(0, new WebmStream().packet(5_000)), 300);
    var stream = new WebmStream().add(head()).openCluster(0, 5).add(swallowing, tail);
    var pieces = Cuts.whole(framer, stream.openCluster(900, 50).bytes());

    assertThat(pieces).hasSize(60);
    assertThat(framer.damaged()).isEqualTo(300);
  }

  @Test
  void damaged_at_random_it_goes_on_and_loses_little() {
    for (var seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var stream = new WebmStream().add(head());
      for (var n = 0; n < 20; n++) {
        stream = n % 2 == 0 ? stream.openCluster(200L * n, 10) : stream.wholeCluster(200L * n, 10);
      }
      var bytes = stream.bytes();
      var last = Arrays.copyOfRange(bytes, bytes.length - 126, bytes.length);
      for (var n = 0; n < 10; n++) {
        var at = head().length + random.nextInt(bytes.length - 3_000);
        bytes[at] = (byte) random.nextInt();
      }
      var pieces = Cuts.whole(new WebmFramer(), bytes);
      assertThat(pieces.size()).as("seed %s", seed).isBetween(110, 200);
      assertThat(pieces.getLast().bytes()).as("seed %s", seed).isEqualTo(last);
      var lengths = Cuts.lengths(pieces);
      assertThat(Cuts.lengths(WebmFramer::new, bytes)).hasSize(4).allMatch(lengths::equals);
    }
  }

  @Test
  void nothing_but_garbage_is_never_kept() {
    Cuts.whole(framer, new WebmStream().add(head()).openCluster(0, 1).bytes());
    var garbage = new byte[300_000];
    new Random(3).nextBytes(garbage);
    assertThat(Cuts.whole(framer, garbage)).isEmpty();
    assertThat(framer.damaged()).isBetween(garbage.length - 40L, (long) garbage.length);
  }

  @Test
  void anything_but_webm_with_one_track_of_opus_is_refused() {
    refused("begins", "OggS and more".getBytes(US_ASCII));
    refused("begins", open(0x1A45DFA3, WebmStream.LONG_UNKNOWN));
    refused("not webm", ebml("matroska"));
    refused("segment", joined(ebml("webm"), info(1_000_000)));
    refused("before its track", begun(OPEN_CLUSTER));
    refused("no track", begun(tracks()));
    refused("not sound in Opus", begun(tracks(track(1, 2, "A_VORBIS"))));
    refused("not sound in Opus", begun(tracks(track(1, 1, "V_VP8"))));
    refused("several", begun(tracks(opusTrack(1), opusTrack(2))));
    refused("head of Opus", begun(tracks(track(1, 2, "A_OPUS"))));
    refused("head of Opus", begun(tracks(track(1, 2, "A_OPUS", element(0x63A2, new byte[19])))));
    refused("encrypted", begun(tracks(track(1, 2, "A_OPUS", element(0x6D80, new byte[1])))));
    refused("ticks", begun(info(0)));
    refused("64 KiB", begun(tracks(new byte[70_000])));
    refused("can't be read", begun(new byte[5]));
    refused("first MiB", begun(element(0xEC, new byte[600_000]), element(0xEC, new byte[600_000])));
  }

  private static byte[] begun(byte[]... more) {
    return joined(ebml("webm"), open(0x18538067, WebmStream.UNKNOWN), joined(more));
  }

  private static void refused(String why, byte[] stream) {
    assertThatThrownBy(() -> Cuts.byteByByte(new WebmFramer(), stream))
        .isInstanceOf(NotThisFormat.class)
        .hasMessageContaining(why);
  }
}
