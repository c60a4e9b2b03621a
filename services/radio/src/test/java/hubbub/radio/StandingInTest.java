package hubbub.radio;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What listeners hear when a source is gone.
class StandingInTest {
  private static final String MAIN = "/kit-main";
  private static final String BACKUP = "/kit-backup";
  private static final int FAR = 1_000_000;

  @TempDir Path folder;

  @Test
  void another_mount_stands_in_and_listeners_come_back_when_the_source_does() {
    try (var radio = new RadioHouse(folder);
        var backup = radio.source(BACKUP);
        var main = radio.source(MAIN);
        var listener = radio.wire().say("GET " + MAIN + " HTTP/1.0")) {
      assertThat(radio.fallBack(MAIN, BACKUP).status()).isEqualTo(200);
      listener.head();
      assertThat(Frames.number(listener.read(Frames.LENGTH), 0)).isLessThan(FAR);
      backup.send(Frames.of(FAR, 100));

      main.hangUp();

      // Whole frames, with another source's at some point.
      awaitFrame(listener, FAR, Integer.MAX_VALUE);
      try (var back = radio.source(MAIN)) {
        back.send(Frames.of(40, 200));
        awaitFrame(listener, 0, FAR);
      }
      backup.send(Frames.of(FAR + 100, 100));
      awaitFrame(listener, FAR + 100, Integer.MAX_VALUE);
    }
  }

  @Test
  void who_comes_while_another_mount_stands_in_hears_that_and_then_the_source() {
    try (var radio = new RadioHouse(folder);
        var backup = radio.source(BACKUP)) {
      assertThat(radio.fallBack(MAIN, BACKUP).status()).isEqualTo(200);
      backup.send(Frames.of(FAR, 100));
      try (var listener = radio.wire().say("GET " + MAIN + " HTTP/1.0")) {
        assertThat(listener.head().status()).isEqualTo(200);
        awaitFrame(listener, FAR, Integer.MAX_VALUE);

        try (var main = radio.source(MAIN)) {
          main.send(Frames.of(40, 100));
          awaitFrame(listener, 0, FAR);
        }
      }
    }
  }

  @Test
  void without_one_listeners_are_held_with_silence_until_the_source_is_back() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source(MAIN);
        var listener = radio.wire().say("GET " + MAIN + " HTTP/1.0")) {
      listener.head();
      source.send(Frames.of(40, 60));
      Await.until(() -> Frames.number(listener.read(Frames.LENGTH), 0) >= 99);

      source.hangUp();

      Await.until(() -> !radio.isOnAir(MAIN));
      radio.clock.pass(Duration.ofSeconds(1));
      // Frames as long as the stream's, with nothing in them.
      var silent = listener.read(Frames.LENGTH);
      assertThat(silent).startsWith(0xFF, 0xFB, 0x90);
      assertThat(silent[40]).isZero();
      try (var back = radio.source(MAIN)) {
        back.send(Frames.of(FAR, 100));
        awaitFrame(listener, FAR, Integer.MAX_VALUE);
      }
    }
  }

  @Test
  void breaks_soon_after_each_other_are_filled_once() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source(MAIN);
        var listener = radio.wire().say("GET " + MAIN + " HTTP/1.0")) {
      listener.head();
      source.hangUp();
      Await.until(() -> !radio.isOnAir(MAIN));
      for (var again = 0; again < 2; again++) {
        try (var back = radio.source(MAIN)) {
          back.send(Frames.of(FAR + again, 1));
        }
        Await.until(() -> !radio.isOnAir(MAIN));
      }
      awaitFrame(listener, FAR + 1, Integer.MAX_VALUE);

      var silent = 0;
      for (var millis = 1_000; millis <= 5_000; millis += 1_000) {
        radio.clock.pass(Duration.ofSeconds(1));
        for (; silent * Frames.MILLIS < millis - 100; silent++) {
          assertThat(listener.read(Frames.LENGTH)[40]).isZero();
        }
      }
      try (var back = radio.source(MAIN)) {
        back.send(Frames.of(FAR, 1));
        while (Frames.number(listener.read(Frames.LENGTH), 0) == 0) {
          silent++;
        }
      }
      assertThat(silent * Frames.MILLIS).isLessThan(5_500);
    }
  }

  @Test
  void silence_has_an_end() {
    try (var radio = new RadioHouse(folder);
        var source = radio.source(MAIN);
        var listener = radio.wire().say("GET " + MAIN + " HTTP/1.0")) {
      listener.head();
      source.hangUp();
      Await.until(() -> !radio.isOnAir(MAIN));

      radio.clock.pass(Duration.ofSeconds(61));

      assertThat(listener.rest()).isNotEmpty();
    }
  }

  /// Reads whole frames until one has such a number.
  private static void awaitFrame(Wire listener, int from, int to) {
    Await.until(() -> {
      var number = Frames.number(listener.read(Frames.LENGTH), 0);
      return number >= from && number < to;
    });
  }
}
