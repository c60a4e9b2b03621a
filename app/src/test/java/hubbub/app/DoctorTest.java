package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.terminal.Ending;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hubbub doctor`. A socket that takes connections stands for Twitch, without TLS.
class DoctorTest {
  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private ServerSocket twitch = closed();

  private static ServerSocket closed() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void twitchListens() throws IOException {
    twitch = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    environment.put("HUBBUB_TWITCH_IRC_ADDRESS", "localhost:" + twitch.getLocalPort());
    environment.put("HUBBUB_TWITCH_IRC_TLS", "false");
    environment.put("HUBBUB_IRC_PORT", "0");
    environment.put("HUBBUB_REHEARSAL_AT_FIRST_START", "false");
    environment.put("HUBBUB_DATA", folder.resolve("data").toString());
  }

  @AfterEach
  void twitchGoes() throws IOException {
    twitch.close();
  }

  private Said doctor(String... words) {
    var all = new String[words.length + 1];
    all[0] = "doctor";
    System.arraycopy(words, 0, all, 1, words.length);
    return Said.by(environment, new Ending(), all);
  }

  @Test
  void before_a_first_start_everything_is_said_to_be_fine() {
    var said = doctor();

    assertThat(said.status()).as(said.out()).isZero();
    assertThat(said.out().lines().map(line -> line.split(" +", 3)[1]))
        .containsExactly(
            "java", "data", "disk", "hubbub", "port", "database", "bus", "twitch", "clock");
    assertThat(said.out()).contains("is made at the first start").contains("plain text");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void programs_get_it_in_json() {
    var answer = Json.mapper().readTree(doctor("--json").out());

    assertThat(answer.required("ok").asBoolean()).isTrue();
    assertThat(answer.required("checks").get(0).required("name").asString()).isEqualTo("java");
    assertThat(answer.required("checks").get(0).required("state").asString()).isEqualTo("ok");
  }

  @Test
  void a_house_that_runs_is_found_with_its_port() {
    var flags = Map.of("port", "0");
    try (var house = HeldHouse.open(Choices.of(flags, environment))) {
      var said = doctor();

      assertThat(said.status()).as(said.out()).isZero();
      assertThat(said.out())
          .contains("runs at " + house.house().address() + "/, and every part is fine")
          .contains("is the one of the Hubbub that runs")
          .contains("up to date");
    }
  }

  @Test
  void a_twitch_that_cannot_be_reached_is_a_clear_line_and_fails() throws IOException {
    twitch.close();

    var refused = doctor();
    environment.put("HUBBUB_TWITCH_IRC_ADDRESS", "nobody.invalid:6697");
    var unknown = doctor();

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).containsPattern("x +twitch +localhost:\\d+ refuses connections\n");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.out())
        .containsPattern("x +twitch +the name nobody.invalid is not known\n +is there a network");
    assertThat(unknown.out() + unknown.err()).doesNotContain("Exception");
  }

  @Test
  void a_server_without_tls_where_tls_is_wanted_is_said() throws IOException {
    environment.put("HUBBUB_TWITCH_IRC_TLS", "true");
    var answering =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try (var socket = twitch.accept()) {
                socket
                    .getOutputStream()
                    .write("no TLS here\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
              } catch (IOException _) {
                // The test says what it missed.
              }
            });

    var said = doctor();

    assertThat(answering).isNotNull();
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains("is not trusted, or it speaks no TLS");
  }

  @Test
  void a_named_port_that_is_taken_fails() {
    var said = doctor("--port", Integer.toString(twitch.getLocalPort()));

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out())
        .containsPattern("x +port +port \\d+ is taken by another program; name a free");
  }

  @Test
  void a_clock_that_was_set_back_is_seen_by_the_data() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    var tomorrow = Instant.now().plus(Duration.ofDays(1));
    Files.setLastModifiedTime(
        Files.writeString(data.resolve("connectors-place"), "x"), FileTime.from(tomorrow));

    assertThat(doctor().out()).containsPattern("x +clock +\\S+ is before the newest data, of ");
  }

  @Test
  void rows_of_a_newer_version_are_seen() throws SQLException {
    var data = folder.resolve("data");
    try (var house = HeldHouse.open(Choices.of(Map.of("port", "0"), environment))) {
      assertThat(house.house().port()).isPositive();
    }
    try (var archive = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("archive.db"));
        var statement = archive.createStatement()) {
      statement.execute("PRAGMA user_version = 999999");
    }

    var said = doctor();

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).containsPattern("x +database +.*archive.*newer");
  }

  @Test
  void settings_that_do_not_fit_are_said_where_they_matter_and_the_rest_is_looked_at() {
    environment.put("HUBBUB_BUS_URL", "amqp://localhost");

    var said = doctor();

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out())
        .containsPattern("x +database +the setting database.url: is missing")
        .containsPattern("ok +twitch ");
  }
}
