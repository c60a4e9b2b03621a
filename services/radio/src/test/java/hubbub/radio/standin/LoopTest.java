package hubbub.radio.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.NotThisFormat;
import hubbub.radio.sound.OggFramer;
import hubbub.radio.sound.OggOpusWriter;
import hubbub.radio.sound.Piece;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTest {
  /// Two seconds in ten pages.
  private static byte[] opus(int serial) {
    var file = new ByteArrayOutputStream();
    var pieces = new ArrayList<Piece>();
    var writer = new OggOpusWriter(serial, pieces::add);
    writer.begin(HexFormat.of().parseHex("4f70757348656164" + "0102380180bb0000000000"));
    for (var n = 0; n < 100; n++) {
      var packet = new byte[100];
      Arrays.fill(packet, (byte) n);
      packet[0] = (byte) 0xFC;
      writer.packet(packet, n * 20_000L);
    }
    writer.end();
    file.writeBytes(writer.head());
    pieces.forEach(piece -> file.writeBytes(piece.bytes()));
    return file.toByteArray();
  }

  private static List<Piece> next(StandIn loop, int count) {
    var pieces = new ArrayList<Piece>();
    for (var n = 0; n < count; n++) {
      pieces.add(loop.next());
    }
    return pieces;
  }

  @Test
  void each_round_of_ogg_is_a_whole_stream_of_its_own() {
    var loop = Loop.of(opus(7));
    assertThat(loop.format()).isEqualTo(Format.OGG_OPUS);
    var playing = loop.play();
    var first = playing.head();

    var rounds = next(playing, 10 + 11 + 11);

    assertThat(playing.head()).hasSameSizeAs(first).isNotEqualTo(first);
    assertThat(loop.play().head()).as("another listener's").isNotEqualTo(first);
    var pages = rounds.stream().map(Piece::bytes).map(Page::readAll).flatMap(List::stream).toList();
    assertThat(pages).hasSize(10 + 12 + 12);
    assertThat(pages.stream().map(Page::serial).distinct()).hasSize(3).doesNotContain(7);
    assertThat(pages.get(9).isLast()).isTrue();
    assertThat(pages.get(10).sequence()).isZero();
    assertThat(rounds).extracting(Piece::begins).startsWith(true, true);
    assertThat(rounds.get(10).begins()).isFalse();
    assertThat(rounds.stream().limit(10).mapToLong(Piece::micros).sum()).isEqualTo(2_000_000);
    var again = new ArrayList<Piece>();
    var framer = new OggFramer();
    framer.take(first, 0, first.length, again::add);
    rounds.forEach(piece -> framer.take(piece.bytes(), 0, piece.bytes().length, again::add));
    assertThat(framer.damaged()).isZero();
    assertThat(framer.headNumber()).isGreaterThan(1);
  }

  @Test
  void tags_before_mp3_are_passed_by() {
    var frames = new ByteArrayOutputStream();
    frames.writeBytes(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 4, 0, 0});
    frames.writeBytes(new byte[1 << 16]);
    for (var n = 0; n < 50; n++) {
      var frame = new byte[417];
      frame[0] = (byte) 0xFF;
      frame[1] = (byte) 0xFB;
      frame[2] = (byte) 0x90;
      frame[100] = (byte) n;
      frames.writeBytes(frame);
    }

    var playing = Loop.of(frames.toByteArray()).play();

    assertThat(next(playing, 101))
        .extracting(piece -> piece.bytes()[100])
        .startsWith((byte) 0)
        .endsWith((byte) 49, (byte) 0);
    assertThat(playing.head()).isEmpty();
  }

  @Test
  void what_can_not_be_played_is_refused() {
    var twice = new ByteArrayOutputStream();
    twice.writeBytes(opus(7));
    twice.writeBytes(opus(8));
    assertThatThrownBy(() -> Loop.of(twice.toByteArray()))
        .isInstanceOf(NotThisFormat.class)
        .hasMessage("it has 2 streams, one after the other");
    assertThatThrownBy(() -> Loop.of(new byte[0])).isInstanceOf(NotThisFormat.class);
    assertThatThrownBy(() -> Loop.of(new byte[] {'I', 'D', '3', 4, 0, 0, 127, 127, 127, 127}))
        .isInstanceOf(NotThisFormat.class);
    assertThatThrownBy(() -> Loop.of(Arrays.copyOf(opus(7), 500)))
        .isInstanceOf(NotThisFormat.class);
  }
}
