package hubbub.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredSettingsTest {
  @TempDir Path folder;

  @Test
  void a_flag_wins_over_the_environment_over_the_file_over_the_default() throws IOException {
    var file = file("a = file\nb = file\nc = file\n");
    var settings =
        new LayeredSettings(
            Map.of("a", "flag"),
            Map.of("HUBBUB_A", "environment", "HUBBUB_B", "environment"),
            file);

    assertThat(settings.text("a", "default")).isEqualTo("flag");
    assertThat(settings.text("b", "default")).isEqualTo("environment");
    assertThat(settings.text("c", "default")).isEqualTo("file");
    assertThat(settings.text("d", "default")).isEqualTo("default");
  }

  @Test
  void the_environment_writes_a_key_in_capitals_with_underscores() {
    var settings = environment("HUBBUB_TWITCH_IRC_ADDRESS", "localhost:6667");

    var address = settings.address("twitch.irc.address", new Address("irc.example", 6697));

    assertThat(address).isEqualTo(new Address("localhost", 6667));
    assertThat(LayeredSettings.variable("archive.retention-days"))
        .isEqualTo("HUBBUB_ARCHIVE_RETENTION_DAYS");
  }

  @Test
  void a_value_out_of_its_bounds_is_refused_naming_the_key() {
    var settings = environment("HUBBUB_PORT", "70000");

    assertThatThrownBy(() -> settings.number("port", 8000, 1, 65_535))
        .isInstanceOf(WrongSetting.class)
        .hasMessage("port: must be a whole number from 1 to 65535, not \"70000\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ten", "", " ", "1e3", "-5m", "5 weeks", "PT", "P1000000D", "99999999999d"})
  void what_is_no_duration_is_refused_or_counts_as_none(String text) {
    var settings = environment("HUBBUB_WAIT", text);

    if (text.isBlank()) {
      assertThat(settings.duration("wait", Duration.ofSeconds(7))).hasSeconds(7);
    } else {
      assertThatThrownBy(() -> settings.duration("wait", Duration.ZERO))
          .isInstanceOf(WrongSetting.class)
          .hasMessageStartingWith("wait: ");
    }
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "10s,10000", "10m,600000", "2h,7200000", "1d,86400000", "PT1M30S,90000"})
  void durations_are_written_short_or_as_iso_8601(String text, long millis) {
    assertThat(environment("HUBBUB_WAIT", text).duration("wait", Duration.ZERO).toMillis())
        .isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "4096,4096",
    "100kB,100000",
    "1KiB,1024",
    "512MiB,536870912",
    "1.5GiB,1610612736",
    "2 TB,2000000000000"
  })
  void sizes_are_bytes_with_the_usual_units(String text, long bytes) {
    assertThat(environment("HUBBUB_ROOM", text).size("room", 1)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10gigs", "GiB", "-1", "0.1B", "9999999999999TiB"})
  void what_is_no_size_is_refused(String text) {
    assertThatThrownBy(() -> environment("HUBBUB_ROOM", text).size("room", 1))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("room: ");
  }

  @Test
  void defaults_are_written_as_people_write_them() {
    var settings = environment("HUBBUB_X", "y");
    settings.duration("a", Duration.ofMinutes(90));
    settings.duration("b", Duration.ofMillis(1_500));
    settings.size("c", 10L << 30);
    settings.size("d", 1_000);
    settings.path("e");

    assertThat(settings.asked())
        .isEqualTo(Map.of("a", "90m", "b", "1500ms", "c", "10GiB", "d", "1000", "e", ""));
  }

  @Test
  void flags_are_true_or_false_and_nothing_else() {
    assertThat(environment("HUBBUB_F", "true").flag("f", false)).isTrue();
    assertThatThrownBy(() -> environment("HUBBUB_F", "yes").flag("f", false))
        .hasMessage("f: must be one of true, false, not \"yes\"");
  }

  @Test
  void a_key_that_nobody_asked_is_named_with_the_nearest_one() throws IOException {
    var settings =
        new LayeredSettings(
            Map.of(),
            Map.of("HUBBUB_PROT", "1", "HUBBUB_CHROMIUM", "/usr/bin/x", "PATH", "/bin"),
            file("archive.retention-day = 3\nzzz = 1\n"));
    settings.number("port", 8000, 1, 65_535);
    settings.number("archive.retention-days", 0, 0, 9);

    assertThat(settings.unknown())
        .containsExactly(
            "archive.retention-day is not a setting; did you mean archive.retention-days?",
            "zzz is not a setting",
            "HUBBUB_PROT is not a setting; did you mean port?");
  }

  @Test
  void one_key_cannot_have_two_defaults() {
    var settings = environment("HUBBUB_A", "1");
    settings.number("a", 1, 0, 9);

    assertThatThrownBy(() -> settings.number("a", 2, 0, 9))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"just words", "= 1", "Port = 1", "a..b = 1"})
  void a_line_that_is_no_setting_is_refused_with_its_number(String line) {
    assertThatThrownBy(() -> file("# fine\n\n" + line + "\n"))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("line 3: write key = value");
  }

  @Test
  void a_key_set_twice_in_the_file_is_refused() {
    assertThatThrownBy(() -> file("a = 1\na = 2\n"))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("a: ")
        .hasMessageContaining("line 2");
  }

  @Test
  void a_missing_file_is_refused() {
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.conf")))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("config: there is no file ");
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused() throws IOException {
    var path = Files.write(folder.resolve("x.conf"), new byte[] {'a', '=', (byte) 0xff, '\n'});

    assertThatThrownBy(() -> SettingsFile.read(path)).hasMessageEndingWith("is not UTF-8");
  }

  @Test
  void a_path_in_the_file_begins_at_the_files_folder() throws IOException {
    var settings = new LayeredSettings(Map.of(), Map.of(), file("tls.key = key.pem\n"));

    assertThat(settings.path("tls.key")).contains(folder.resolve("key.pem"));
  }

  @Test
  void a_secret_is_the_first_line_of_its_file_and_a_readable_one_is_warned_of() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "hush\nsecond\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    var settings = environment("HUBBUB_CLUSTER_SECRET_FILE", secret.toString());

    assertThat(settings.secret("cluster.secret-file")).contains("hush");
    assertThat(settings.secret("cluster.secret-file")).as("asked by another").contains("hush");
    assertThat(settings.warnings()).hasSize(1).allMatch(w -> w.startsWith("cluster.secret-file:"));
  }

  @Test
  void a_secret_put_where_its_file_belongs_is_not_printed() {
    var settings = environment("HUBBUB_X_BEARER_TOKEN_FILE", "AAAA-very-secret");

    assertThatThrownBy(() -> settings.secret("x.bearer-token-file"))
        .isInstanceOf(WrongSetting.class)
        .hasMessageNotContaining("very-secret");
  }

  @Test
  void a_choice_names_its_words() {
    var settings = environment("HUBBUB_LOCAL_CONTROL", "ajar");

    assertThatThrownBy(() -> settings.choice("local-control", "closed", List.of("closed", "open")))
        .hasMessage("local-control: must be one of closed, open, not \"ajar\"");
  }

  private SettingsFile file(String text) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("hubbub.conf"), text));
  }

  private static LayeredSettings environment(String name, String value) {
    return new LayeredSettings(Map.of(), Map.of(name, value), SettingsFile.none());
  }
}
