package hubbub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import hubbub.connectors.bluesky.BlueskyConfig;
import hubbub.contracts.connectors.GapSeen;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import hubbub.testkit.Await;
import hubbub.testkit.bluesky.GivesDictionary;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import hubbub.testkit.bluesky.TrainedDictionary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Posts of Bluesky that come compressed, and what happens where they can't.
class CompressedBlueskyTest extends BlueskyHouse {
  private static final String FILE = "bluesky.jetstream.zstd-dictionary";

  @Override
  JetstreamLikeServer server() {
    return new JetstreamLikeServer(JetstreamLikeServer.Version.SECOND);
  }

  @ParameterizedTest
  @EnumSource(names = {"WELL", "CHUNKED"})
  void a_dictionary_is_asked_for_once_and_used_on_each_connection(GivesDictionary how) {
    try (var jetstream = server();
        var house = house(jetstream)) {
      jetstream.give(how);
      var id = heard(house, jetstream);
      jetstream.drop();
      jetstream.post(ANA, "bieber 2");
      Await.until(() -> messages(house, id) == 2);

      assertThat(jetstream.asked())
          .hasSize(2)
          .allMatch(asked -> asked.contains("zstdDictionary=" + jetstream.dictionary().id()));
      assertThat(jetstream.dictionariesGiven()).isEqualTo(1);
    }
  }

  @Test
  void nothing_is_compressed_where_the_settings_say_so() {
    try (var jetstream = server();
        var house = house(jetstream, Map.of("bluesky.jetstream.compressed", "false"))) {
      awaitPlain(house, jetstream);

      assertThat(jetstream.dictionariesGiven()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"WELL", "CHUNKED"})
  void without_a_dictionary_posts_come_plain(GivesDictionary how) {
    try (var jetstream = server();
        var house = house(jetstream, Map.of("bluesky.jetstream.connect", "3s"))) {
      jetstream.give(how);

      awaitPlain(house, jetstream);
    }
  }

  private static void awaitPlain(ConnectorsHouse house, JetstreamLikeServer jetstream) {
    var id = follow(house, jetstream, "bieber");
    jetstream.post(ANA, "bieber");
    Await.until(() -> messages(house, id) == 1);
    assertThat(jetstream.asked()).isNotEmpty().noneMatch(head -> head.contains("zstd"));
  }

  @Test
  void a_dictionary_that_changes_meanwhile_is_asked_for_anew_and_nothing_is_lost() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var id = heard(house, jetstream);

      jetstream.rotate();
      jetstream.post(ANA, "bieber 2");
      Await.until(() -> messages(house, id) == 2);
      jetstream.post(ANA, "bieber 3");
      Await.until(() -> messages(house, id) == 3);

      assertThat(told(house).texts("bluesky/bieber"))
          .containsExactly("bieber 1", "bieber 2", "bieber 3");
      assertThat(told(house).all(GapSeen.class)).isEmpty();
      assertThat(jetstream.asked())
          .last()
          .asString()
          .contains("zstdDictionary=" + TrainedDictionary.OTHER.id());
    }
  }

  @Test
  void a_dictionary_that_is_refused_is_asked_for_anew() {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var id = heard(house, jetstream);
      jetstream.drop();
      jetstream.rotate();

      jetstream.post(ANA, "bieber 2");

      Await.until(() -> messages(house, id) == 2);
      assertThat(jetstream.asked())
          .last()
          .asString()
          .contains("zstdDictionary=" + TrainedDictionary.OTHER.id());
    }
  }

  @Test
  void messages_that_are_no_zstd_or_far_too_long_are_counted_and_harm_nobody() throws IOException {
    try (var jetstream = server();
        var house = house(jetstream)) {
      var id = follow(house, jetstream, "bieber");
      var good = jetstream.dictionary().packed("{}".getBytes(UTF_8));
      var some = "bieber ".repeat(100).getBytes(UTF_8);

      jetstream.packed("{}".getBytes(UTF_8));
      jetstream.packed(new byte[0]);
      jetstream.packed(Arrays.copyOf(good, good.length - 1));
      jetstream.packed(Arrays.copyOf(good, 6));
      var broken = jetstream.dictionary().packed(some);
      broken[broken.length / 2] ^= 0x55;
      jetstream.packed(broken);
      // 64 MiB of nothing, in a few KiB: one says how much it is, one doesn't.
      jetstream.packed(Zstd.compress(new byte[64 << 20]));
      jetstream.packed(streamed(64 << 20));
      jetstream.packed(streamed(1 << 20));
      jetstream.post(ANA, "bieber");

      Await.until(() -> messages(house, id) == 1);
      assertThat(malformed(house, "too long")).isEqualTo(2);
      assertThat(malformed(house, "not zstd") + malformed(house, "not json")).isEqualTo(6);
      assertThat(malformed(house, "not zstd")).isGreaterThanOrEqualTo(4);
      assertThat(malformed(house, "unknown kind")).isZero();
      assertThat(jetstream.asked()).hasSize(1);
    }
  }

  private static byte[] streamed(int length) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZstdOutputStream(bytes)) {
      out.write(new byte[length]);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ONE", "OTHER"})
  void the_first_version_is_compressed_where_the_settings_name_its_dictionary(String which)
      throws IOException {
    var dictionary = which.equals("ONE") ? TrainedDictionary.ONE : TrainedDictionary.OTHER;
    var file = Files.write(folder.resolve("dictionary"), dictionary.bytes());
    try (var jetstream = new JetstreamLikeServer();
        var house = house(jetstream, Map.of(FILE, file.toString()))) {
      var _ = heard(house, jetstream);

      assertThat(jetstream.asked()).first().asString().contains("&compress=true");
      assertThat(jetstream.asked().getLast().contains("compress"))
          .as("plain, if it is another one than theirs")
          .isEqualTo(which.equals("ONE"));
      assertThat(told(house).all(GapSeen.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "empty", "text", "cut", "broken", "long"})
  void a_file_that_is_no_dictionary_stops_the_start(String what) throws IOException {
    var file = folder.resolve("dictionary");
    var bytes = TrainedDictionary.ONE.bytes();
    switch (what) {
      case "empty" -> bytes = new byte[0];
      case "text" -> bytes = "a dictionary".getBytes(UTF_8);
      case "cut" -> bytes = Arrays.copyOf(bytes, 12);
      case "broken" -> Arrays.fill(bytes, 8, 200, (byte) 0xff);
      case "long" -> bytes = Arrays.copyOf(bytes, 2 << 20);
      default -> {}
    }
    if (!what.equals("missing")) {
      Files.write(file, bytes);
    }

    assertThatThrownBy(() -> config(file))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith(FILE + ": names no readable dictionary of zstd");
  }

  private static BlueskyConfig config(Path file) {
    var settings = Map.of(FILE, file.toString());
    return BlueskyConfig.from(new LayeredSettings(settings, Map.of(), SettingsFile.none()));
  }
}
