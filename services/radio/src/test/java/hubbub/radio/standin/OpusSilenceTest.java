package hubbub.radio.standin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.OggFramer;
import hubbub.radio.sound.OggOpusWriter;
import hubbub.radio.sound.Piece;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpusSilenceTest {
  private static final int SERIAL = 0x1234_5678;
  private static final int GRANULE_AT = 6;
  private static final int SERIAL_AT = 14;
  private static final int SEQUENCE_AT = 18;
  private static final HexFormat HEX = HexFormat.of();

  private final List<Piece> pieces = new ArrayList<>();
  private final OggOpusWriter writer = new OggOpusWriter(SERIAL, pieces::add);

  private static byte[] opusHead(String mapping) {
    return join(
        "OpusHead".getBytes(US_ASCII),
        HEX.parseHex("0102" + "3801" + "80bb0000" + "0000"),
        HEX.parseHex(mapping));
  }

  private static byte[] join(byte[]... parts) {
    var length = 0;
    for (var part : parts) {
      length += part.length;
    }
    var all = ByteBuffer.allocate(length);
    for (var part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static ByteBuffer numbers(byte[] page) {
    return ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Half a second in packets of 20 ms.
  private void sound() {
    writer.begin(opusHead("00"));
    for (var n = 0; n < 25; n++) {
      var packet = new byte[200];
      new Random(n).nextBytes(packet);
      packet[0] = (byte) 0xFC;
      writer.packet(packet, n * 20_000L);
    }
  }

  private List<byte[]> last() {
    return pieces.stream().map(Piece::bytes).toList();
  }

  private Silence silence() {
    return Silence.after(Format.OGG_OPUS, writer.head(), last()).orElseThrow();
  }

  private static void feed(OggFramer framer, byte[] bytes, List<Piece> into) {
    framer.take(bytes, 0, bytes.length, into::add);
  }

  @Test
  void it_goes_on_where_the_stream_was() {
    sound();
    var end = numbers(pieces.getLast().bytes());
    var silence = silence();

    for (var n = 1; n <= 3; n++) {
      var page = numbers(silence.next().bytes());
      assertThat(page.getInt(SERIAL_AT)).isEqualTo(SERIAL);
      assertThat(page.getInt(SEQUENCE_AT)).isEqualTo(end.getInt(SEQUENCE_AT) + n);
      // Five packets of 20 ms at 48 kHz.
      assertThat(page.getLong(GRANULE_AT)).isEqualTo(end.getLong(GRANULE_AT) + n * 4_800L);
    }
    assertThat(silence.head()).isEqualTo(writer.head());
  }

  @Test
  void each_packet_says_silence() {
    sound();
    var bytes = silence().next().bytes();

    assertThat(HEX.formatHex(bytes, 26, bytes.length))
        .isEqualTo("05" + "0303030303" + "f8fffe".repeat(5));
  }

  @Test
  void whoever_cuts_the_stream_finds_pages_that_listeners_may_begin_with() {
    sound();
    var silence = silence();
    var framer = new OggFramer();
    var cut = new ArrayList<Piece>();
    feed(framer, writer.head(), cut);
    last().forEach(bytes -> feed(framer, bytes, cut));
    var before = cut.size();

    for (var n = 0; n < 10; n++) {
      var piece = silence.next();
      feed(framer, piece.bytes(), cut);
      assertThat(cut.getLast())
          .isEqualTo(new Piece(cut.getLast().bytes(), piece.begins(), piece.micros()));
    }
    assertThat(cut).hasSize(before + 10);
    assertThat(cut.getLast().begins()).isTrue();
    assertThat(cut.getLast().micros()).isEqualTo(100_000);
    assertThat(framer.damaged()).isZero();
    assertThat(framer.headNumber()).isEqualTo(1);
  }

  @Test
  void after_a_stream_that_ended_itself_another_one_follows() {
    sound();
    writer.end();
    var silence = silence();
    var framer = new OggFramer();
    var cut = new ArrayList<Piece>();
    feed(framer, writer.head(), cut);
    last().forEach(bytes -> feed(framer, bytes, cut));

    for (var n = 0; n < 5; n++) {
      feed(framer, silence.next().bytes(), cut);
    }
    assertThat(framer.damaged()).isZero();
    assertThat(framer.headNumber()).isEqualTo(2);
    assertThat(framer.head()).isEqualTo(silence.head());
    var page = numbers(cut.getLast().bytes());
    assertThat(page.getInt(SERIAL_AT)).isNotEqualTo(SERIAL);
    assertThat(page.getInt(SEQUENCE_AT)).isEqualTo(4);
    assertThat(page.getLong(GRANULE_AT)).isEqualTo(3 * 4_800L);
  }

  @Test
  void a_packet_that_did_not_end_is_left_behind() {
    sound();
    var whole = pieces.getLast().bytes();
    var sequence = numbers(whole).getInt(SEQUENCE_AT) + 1;
    var begun = new byte[510];
    var open =
        new Page(0, -1, SERIAL, sequence, new byte[] {(byte) 255, (byte) 255}, begun).bytes();
    var silence = Silence.after(Format.OGG_OPUS, writer.head(), List.of(whole, open)).orElseThrow();

    var page = numbers(silence.next().bytes());
    assertThat(page.getInt(SEQUENCE_AT)).isEqualTo(sequence + 1);
    assertThat(page.getLong(GRANULE_AT)).isEqualTo(numbers(whole).getLong(GRANULE_AT) + 4_800);
    assertThat(Silence.after(Format.OGG_OPUS, writer.head(), List.of(open))).isEmpty();
  }

  @Test
  void the_last_page_of_a_piece_counts() {
    sound();
    var pages = last();
    var both = join(pages.get(pages.size() - 2), pages.getLast());
    var silence = Silence.after(Format.OGG_OPUS, writer.head(), List.of(both)).orElseThrow();

    assertThat(silence.next()).usingRecursiveComparison().isEqualTo(silence().next());
  }

  @Test
  void each_stream_of_a_packet_is_silent() {
    // Five channels: three streams, two of them of two channels (RFC 7845 §5.1.1.2).
    writer.begin(opusHead("01" + "0302" + "0004010203"));
    writer.packet(new byte[] {(byte) 0xF8, 1, 0, (byte) 0xF8, 1, 0, (byte) 0xF8, 0}, 0);
    writer.begin(opusHead("01" + "0302" + "0004010203"));
    var end = pieces.getFirst().bytes();
    var open = numbers(end.clone()).put(5, (byte) 0).array();
    var bytes =
        Silence.after(Format.OGG_OPUS, writer.head(), List.of(open)).orElseThrow().next().bytes();

    assertThat(HEX.formatHex(bytes, 26, bytes.length))
        .isEqualTo("05" + "0b0b0b0b0b" + "f802fffef802fffef8fffe".repeat(5));
  }

  @Test
  void there_is_none_for_other_formats_and_after_what_is_no_opus() {
    sound();
    var pages = last();
    for (var format : Format.values()) {
      assertThat(Silence.after(format, writer.head(), pages).isPresent())
          .as(format.name())
          .isEqualTo(format == Format.OGG_OPUS);
    }
    assertThat(Silence.after(Format.OGG_OPUS, new byte[0], pages)).isEmpty();
    assertThat(Silence.after(Format.OGG_OPUS, writer.head(), List.of())).isEmpty();
    assertThat(Silence.after(Format.OGG_OPUS, pages.getFirst(), pages)).isEmpty();
    var cut = pages.getLast();
    assertThat(
            Silence.after(
                Format.OGG_OPUS, writer.head(), List.of(Arrays.copyOf(cut, cut.length - 1))))
        .isEmpty();
    var far = numbers(pages.getLast().clone()).putLong(GRANULE_AT, Long.MAX_VALUE - 1).array();
    assertThat(Silence.after(Format.OGG_OPUS, writer.head(), List.of(far))).isEmpty();
  }

  @Test
  void whatever_is_broken_nothing_is_thrown() {
    sound();
    var random = new Random(4);
    for (var n = 0; n < 2_000; n++) {
      var head = broken(writer.head(), random);
      var page = broken(pieces.getLast().bytes(), random);
      Optional<Silence> silence = Silence.after(Format.OGG_OPUS, head, List.of(page));
      silence.ifPresent(each -> assertThat(each.next().bytes()).isNotEmpty());
    }
  }

  private static byte[] broken(byte[] bytes, Random random) {
    var some = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    for (var left = random.nextInt(4); left > 0 && some.length > 0; left--) {
      some[random.nextInt(some.length)] = (byte) random.nextInt();
    }
    return some;
  }
}
