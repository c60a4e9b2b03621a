package hubbub.radio.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hubbub.radio.air.Records;
import hubbub.radio.sound.Format;
import hubbub.radio.sound.OggOpusWriter;
import hubbub.radio.sound.Piece;
import hubbub.testkit.PinnedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetersTest {
  private static final String MOUNT = "/live/friday";
  private static final byte[] NO_HEAD = {};

  private final PinnedClock clock = new PinnedClock();
  private final Meters meters = new Meters(20, clock.ticker());
  private final List<Level> shown = new ArrayList<>();

  private void feed(Records.Track track, List<Piece> pieces) {
    pieces.forEach(piece -> track.take(NO_HEAD, piece));
    meters.turn();
  }

  private Level level() {
    return meters.level(MOUNT).orElseThrow();
  }

  private void assertIsTone(Level level) {
    assertThat(level.left().peak()).isCloseTo(Tones.LEFT_PEAK, within(0.5));
    assertThat(level.left().rms()).isCloseTo(Tones.LEFT_PEAK - Tones.SINE, within(0.5));
    assertThat(level.right().peak()).isCloseTo(Tones.RIGHT_PEAK, within(0.5));
    assertThat(level.right().rms()).isCloseTo(Tones.RIGHT_PEAK - Tones.SINE, within(0.5));
  }

  @Test
  void mp3_is_as_loud_as_it_is() {
    feed(meters.begin(Tones.wanted(), Format.MP3), Tones.mp3());

    assertIsTone(level());
    // Both sides: half the power of the left one, nearly.
    assertThat(level().both().rms()).isCloseTo(Tones.LEFT_PEAK - Tones.SINE - 3, within(0.5));
    assertThat(level().both().peak()).isCloseTo(Tones.LEFT_PEAK, within(0.5));
  }

  @Test
  void ogg_opus_is_as_loud_as_it_is() {
    var track = meters.begin(Tones.wanted(), Format.OGG_OPUS);
    var pages = new ArrayList<Piece>();
    var writer = new OggOpusWriter(1, pages::add);
    writer.begin(Tones.opusHead(0));
    Tones.opus(2, writer);
    var head = writer.head();

    pages.forEach(page -> track.take(head, page));
    meters.turn();

    assertIsTone(level());
  }

  @Test
  void webm_opus_is_as_loud_as_it_is() {
    var track = meters.begin(Tones.wanted(), Format.WEBM_OPUS);
    track.packets().begin(Tones.opusHead(0));
    Tones.opus(2, track.packets());
    meters.turn();

    assertIsTone(level());
  }

  @Test
  void the_gain_of_an_opus_head_counts() {
    var track = meters.begin(Tones.wanted(), Format.WEBM_OPUS);
    track.packets().begin(Tones.opusHead(6));
    Tones.opus(2, track.packets());
    meters.turn();

    assertThat(level().left().peak()).isCloseTo(Tones.LEFT_PEAK + 6, within(0.5));
  }

  @Test
  void the_next_link_of_a_chain_has_a_head_of_its_own() {
    var track = meters.begin(Tones.wanted(), Format.OGG_OPUS);
    var writer = new OggOpusWriter[1];
    writer[0] = new OggOpusWriter(1, page -> track.take(writer[0].head(), page));
    writer[0].begin(Tones.opusHead(0));
    Tones.opus(1, writer[0]);
    writer[0].begin(Tones.opusHead(12));
    Tones.opus(2, writer[0]);
    meters.turn();

    assertThat(level().left().peak()).isCloseTo(Tones.LEFT_PEAK + 12, within(0.5));
  }

  @ParameterizedTest
  @EnumSource(names = {"AAC", "OGG_VORBIS", "OGG_FLAC"})
  void other_formats_are_not_known(Format format) {
    feed(meters.begin(Tones.wanted(), format), Tones.mp3());

    assertThat(meters.level(MOUNT)).isEmpty();
    assertThat(meters.counts()).isEqualTo(new Meters.Counts(0, 0, 0));
  }

  @Test
  void what_was_loud_long_ago_is_not_known_now() {
    feed(meters.begin(Tones.wanted(), Format.MP3), Tones.mp3());

    clock.pass(Duration.ofSeconds(2));
    assertThat(meters.level(MOUNT)).isPresent();
    clock.pass(Duration.ofNanos(1));
    assertThat(meters.level(MOUNT)).isEmpty();
  }

  @Test
  void whoever_is_gone_has_no_level() {
    var track = meters.begin(Tones.wanted(), Format.MP3);
    feed(track, Tones.mp3());

    track.rest();

    assertThat(meters.level(MOUNT)).isEmpty();
    assertThat(meters.counts().measured()).isZero();
  }

  @Test
  void each_tenth_of_a_second_is_shown_in_its_turn() {
    meters.add((source, level) -> {
      assertThat(source.path()).isEqualTo(MOUNT);
      shown.add(level);
    });
    var frames = Tones.mp3();
    var track = meters.begin(Tones.wanted(), Format.MP3);

    // Half a second at once; its first frames lack what they borrow.
    feed(track, frames.subList(30, 50));
    assertThat(shown).hasSize(1);
    for (var n = 0; n < 10; n++) {
      meters.turn();
    }
    assertThat(shown).hasSize(4);

    // 1.6 s at once: the first of them are never shown.
    feed(track, frames.subList(0, 62));
    for (var n = 0; n < 20; n++) {
      meters.turn();
    }
    assertThat(shown).hasSize(14);
  }

  @Test
  void damaged_sound_is_measured_where_it_is_whole() {
    var random = new Random(5);
    var frames = new ArrayList<Piece>();
    for (var frame : Tones.mp3()) {
      var bytes = frame.bytes().clone();
      for (var n = 0; n < 20; n++) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
      }
      frames.add(new Piece(bytes, true, frame.micros()));
    }
    var track = meters.begin(Tones.wanted(), Format.MP3);
    feed(track, frames);

    feed(track, Tones.mp3());

    assertIsTone(level());
  }

  @Test
  void damaged_opus_is_measured_where_it_is_whole() {
    var random = new Random(5);
    var track = meters.begin(Tones.wanted(), Format.WEBM_OPUS);
    track.packets().begin(Tones.opusHead(0));
    for (var n = 0; n < 50; n++) {
      var packet = new byte[1 + random.nextInt(300)];
      random.nextBytes(packet);
      track.packets().packet(packet, n * 20_000L);
    }
    meters.turn();

    Tones.opus(3, track.packets());
    meters.turn();

    assertIsTone(level());
  }

  /// Throws, or works for some time.
  private record Bad(Throwable thrown, PinnedClock clock, Duration works) implements SoundDecoder {
    @Override
    public void head(byte[] head) {}

    @Override
    public void take(byte[] sound, Samples samples) throws Exception {
      clock.pass(works);
      switch (thrown) {
        case Exception e -> throw e;
        case Error e -> throw e;
        default -> samples.take(new short[4_800], 4_800, 1, 48_000);
      }
    }

    @Override
    public void interrupted() {}
  }

  private Meters with(SoundDecoder decoder) {
    return new Meters(20, clock.ticker(), _ -> Optional.of(decoder));
  }

  @Test
  void a_decoder_that_throws_is_counted_and_left_alone_after_a_while() {
    for (var thrown : List.of(new Exception("no"), new StackOverflowError())) {
      var bad = with(new Bad(thrown, clock, Duration.ZERO));
      var track = bad.begin(Tones.wanted(), Format.MP3);
      for (var n = 0; n < 200; n++) {
        track.take(NO_HEAD, new Piece(new byte[100], true, 26_000));
      }
      bad.turn();

      assertThat(bad.level(MOUNT)).isEmpty();
      assertThat(bad.counts()).isEqualTo(new Meters.Counts(1, 0, 100));
    }
  }

  @Test
  void a_slow_decoder_gets_its_share_and_the_rest_is_skipped() {
    var slow = with(new Bad(new Throwable(), clock, Duration.ofMillis(50)));
    var track = slow.begin(Tones.wanted(), Format.MP3);
    for (var n = 0; n < 200; n++) {
      track.take(NO_HEAD, new Piece(new byte[960], true, 26_000));
    }
    // 128 KiB wait, no more.
    assertThat(slow.counts().skipped()).isEqualTo(72);

    var begin = clock.ticker().nanos();
    slow.turn();
    var first = clock.ticker().nanos() - begin;
    assertThat(Duration.ofNanos(first)).isEqualTo(Duration.ofMillis(200));

    // Ten seconds later it has a fifth of a second again: what was not used is not saved up.
    clock.pass(Duration.ofSeconds(10));
    begin = clock.ticker().nanos();
    slow.turn();
    assertThat(Duration.ofNanos(clock.ticker().nanos() - begin)).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void a_machine_that_stood_still_goes_on_measuring_soon() {
    var still = with(new Bad(new Throwable(), clock, Duration.ofHours(1)));
    var track = still.begin(Tones.wanted(), Format.MP3);
    track.take(NO_HEAD, new Piece(new byte[100], true, 26_000));
    still.turn();
    track.take(NO_HEAD, new Piece(new byte[100], true, 26_000));
    still.turn();

    assertThat(Duration.ofNanos(clock.ticker().nanos())).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void all_have_their_turn_where_there_is_time_for_few() {
    var slow = with(new Bad(new Throwable(), clock, Duration.ofMillis(100)));
    var paths = List.of("/a", "/b", "/c", "/d");
    for (var path : paths) {
      var known = Tones.wanted();
      var track =
          slow.begin(
              new hubbub.radio.air.Wanted(path, "friday", "key", known.info(), ""), Format.MP3);
      track.take(NO_HEAD, new Piece(new byte[100], true, 26_000));
    }
    slow.turn();
    assertThat(paths.stream().filter(path -> slow.level(path).isPresent())).hasSize(2);

    clock.pass(Duration.ofMillis(900));
    slow.turn();

    assertThat(paths).allSatisfy(path -> assertThat(slow.level(path)).isPresent());
  }

  @Test
  void nothing_is_measured_where_that_is_set() {
    var none = new Meters(0, clock.ticker());

    assertThat(none.begin(Tones.wanted(), Format.MP3)).isSameAs(Records.UNRECORDED);
  }

  @Test
  void silence_has_a_number() {
    var measured = new ArrayList<Level>();
    new Measure(measured::add).take(new short[4_800], 4_800, 1, 48_000);

    var silence = new Level.Side(Level.LEAST, Level.LEAST);
    assertThat(measured).containsExactly(new Level(silence, silence));
    assertThat(measured.getFirst().both()).isEqualTo(silence);
  }
}
