package hubbub.radio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are heard where no source is.
class FilesStandInTest {
  private static final String MOUNT = "/live/friday";
  private static final int FAR = 1_000_000;

  @TempDir Path folder;

  private void put(String name, byte[] bytes) throws IOException {
    var path = folder.resolve("fallbacks").resolve(name);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }

  private static Wire listener(RadioHouse radio) {
    return radio.wire().say("GET " + MOUNT + " HTTP/1.0");
  }

  private static int number(Wire listener) {
    return Frames.number(listener.read(Frames.LENGTH), 0);
  }

  @Test
  void a_file_stands_in_again_and_again_and_listeners_come_back_with_the_source() throws Exception {
    put("loop.mp3", Frames.of(FAR, 50));
    try (var radio = new RadioHouse(folder);
        var source = radio.source(MOUNT);
        var listener = listener(radio)) {
      assertThat(radio.fallBack(MOUNT, "/loop.mp3").status()).isEqualTo(200);
      listener.head();

      source.hangUp();

      Await.until(() -> number(listener) == FAR);
      for (var n = 1; n < 150; n++) {
        if (n == 120) {
          radio.clock.pass(Duration.ofSeconds(2));
        }
        assertThat(number(listener)).isEqualTo(FAR + n % 50);
      }
      try (var back = radio.source(MOUNT)) {
        back.send(Frames.of(40, 200));
        Await.until(() -> number(listener) < FAR);
      }
    }
  }

  @Test
  void it_is_heard_where_no_source_was_and_after_a_restart() throws Exception {
    put("loop.mp3", Frames.of(FAR, 50));
    try (var radio = new RadioHouse(folder)) {
      radio.fallBack(MOUNT, "/loop.mp3");
    }
    try (var radio = new RadioHouse(folder);
        var listener = listener(radio)) {
      assertThat(listener.head().header("content-type")).isEqualTo("audio/mpeg");
      assertThat(number(listener)).isEqualTo(FAR);
      try (var another = listener(radio)) {
        another.head();
        assertThat(number(another)).isBetween(FAR, FAR + 49);
      }
      assertThat(radio.house.get("/api/v1/streams").body()).doesNotContain("loop");
      assertThat(radio.house.get("/loop.mp3").statusCode()).isEqualTo(404);

      radio.fallBack(MOUNT, "");
      try (var late = listener(radio)) {
        assertThat(late.head().status()).isEqualTo(404);
      }
    }
  }

  @Test
  void a_file_that_is_gone_at_the_next_start_is_told_of() throws Exception {
    put("loop.mp3", Frames.of(FAR, 50));
    try (var radio = new RadioHouse(folder)) {
      radio.fallBack(MOUNT, "/loop.mp3");
    }
    put("loop.mp3", new byte[100_000]);
    try (var radio = new RadioHouse(folder);
        var listener = listener(radio)) {
      assertThat(listener.head().status()).isEqualTo(404);
      assertThat(requireNonNull(radio.house.health().get("radio")).notes())
          .anyMatch(note -> note.startsWith(MOUNT + ": /loop.mp3 can't be played: "));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text.mp3, no sound at all",
    "short.mp3, ''",
    "empty.mp3, ''",
  })
  void what_is_no_sound_is_refused_in_words(String name, String text) throws Exception {
    put(name, name.startsWith("short") ? Frames.of(0, 20) : text.repeat(10_000).getBytes(US_ASCII));
    try (var radio = new RadioHouse(folder)) {
      assertThat(radio.fallBack(MOUNT, "/" + name).status()).isEqualTo(400);
      try (var listener = listener(radio)) {
        assertThat(listener.head().status()).isEqualTo(404);
      }
    }
  }

  @Test
  void nothing_outside_the_folder_is_heard() throws Exception {
    put(".hidden.mp3", Frames.of(FAR, 50));
    put("../secret.mp3", Frames.of(FAR, 50));
    Files.createSymbolicLink(folder.resolve("fallbacks/link.mp3"), folder.resolve("secret.mp3"));
    try (var radio = new RadioHouse(folder)) {
      for (var name :
          new String[] {"/../secret.mp3", "/%2e%2e/secret.mp3", "/.hidden.mp3", "/link.mp3"}) {
        radio.fallBack(MOUNT, name);
        try (var listener = listener(radio)) {
          assertThat(listener.head().status()).as(name).isEqualTo(404);
        }
      }
    }
  }
}
