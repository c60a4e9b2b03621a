package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a start says, and what stops it.
class StartingTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final int CHANCES = 5;

  @TempDir Path folder;

  @Test
  void a_start_says_where_the_page_is_who_owns_it_where_data_lie_and_how_to_stop() {
    var data = folder.resolve("data");
    try (var hubbub = RunningHubbub.start(data)) {
      hubbub.awaitOutput("Ctrl-C");
      assertThat(hubbub.output())
          .contains("http://localhost:" + hubbub.port() + "/")
          .containsPattern("owner +http://localhost:" + hubbub.port() + "/\\S+")
          .contains(data.toString());
    }
  }

  @Test
  void one_process_loads_nothing_of_a_broker_a_database_server_and_the_commands()
      throws IOException {
    var classes = folder.resolve("classes.txt");
    var port = RunningHubbub.freePort();
    var words =
        List.of("--data", folder.resolve("data").toString(), "--port", Integer.toString(port));
    var watched = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);
    try (var hubbub = RunningHubbub.launch(folder.resolve("data"), watched, words, port)) {
      hubbub.awaitReady();
      assertThat(hubbub.status("/statistics")).isEqualTo(200);
    }

    assertThat(Files.readAllLines(classes))
        .anyMatch(line -> line.contains(" org.sqlite."))
        .noneMatch(line ->
            Stream.of(
                    " org.postgresql.",
                    " com.rabbitmq.",
                    " picocli.",
                    " java.net.http.",
                    " com.github.luben.")
                .anyMatch(line::contains));
  }

  @Test
  void sigterm_ends_it_within_two_seconds() {
    assertEndsSoon(_ -> {});
  }

  @Test
  void sigterm_in_the_middle_of_a_replay_ends_it_within_two_seconds_too() {
    var capture = ":ana!ana@ana PRIVMSG #k :what a save\r\n".repeat(200_000);
    assertEndsSoon(hubbub -> {
      hubbub.put("/api/v1/captures/long", capture);
      hubbub.post("/api/v1/runs", "{\"channels\": [\"replay/long?speed=max\"]}");
      Await.until(() -> hubbub.json("/statistics").required("amount").asLong() > 0);
    });
  }

  /// A machine that has much else to do just then is given another chance.
  private void assertEndsSoon(Consumer<RunningHubbub> busy) {
    var fastest = Duration.ofDays(1);
    for (var chance = 1; chance <= CHANCES && fastest.compareTo(SOON) >= 0; chance++) {
      try (var hubbub = RunningHubbub.start(folder.resolve("data" + chance))) {
        busy.accept(hubbub);
        var took = hubbub.end();
        fastest = took.compareTo(fastest) < 0 ? took : fastest;
      }
    }
    assertThat(fastest).isLessThan(SOON);
  }

  @Test
  void the_owners_link_can_be_made_anew_by_a_command() {
    var data = folder.resolve("data");
    try (var hubbub = RunningHubbub.start(data);
        var command = launch(Map.of(), "owner-link", "--data", data.toString())) {
      assertThat(command.awaitExit()).isZero();
      assertThat(command.output()).startsWith("http://localhost:" + hubbub.port() + "/claim#");
    }
  }

  @Test
  void the_log_is_shown_by_a_command_and_has_no_secret() {
    var data = folder.resolve("data");
    try (var hubbub = RunningHubbub.start(data);
        var command = launch(Map.of(), "logs", "--data", data.toString())) {
      assertThat(command.awaitExit()).isZero();
      assertThat(command.output()).contains("started").contains(Integer.toString(hubbub.port()));
      var link = hubbub.output().substring(hubbub.output().indexOf("claim#") + 6);
      assertThat(command.output()).doesNotContain(link.substring(0, link.indexOf(' ')));
    }
  }

  @Test
  void commands_say_so_when_nothing_runs() {
    try (var command = launch(Map.of(), "owner-link", "--data", folder.toString())) {
      assertThat(command.awaitExit()).isEqualTo(1);
      assertThat(command.output()).contains("no Hubbub is running on the data folder");
    }
  }

  @Test
  void a_second_process_on_the_same_data_is_refused_and_names_the_first() {
    var data = folder.resolve("data");
    try (var first = RunningHubbub.start(data);
        var second = launch(Map.of(), "--data", data.toString())) {
      var status = second.awaitExit();

      assertThat(status).isEqualTo(1);
      assertThat(second.output())
          .contains(data.toString())
          .contains("process " + first.pid())
          .contains("since ");
      assertThat(first.status("/health/ready")).isEqualTo(200);
    }
  }

  @Test
  void a_port_that_was_not_named_and_is_taken_gives_way_to_the_next_free_one() throws IOException {
    try (var taken = new ServerSocket()) {
      // Whether 8000 is free on the machine of the test is not ours to know; now it is taken.
      try {
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8000));
      } catch (BindException _) {
        assertThat(taken.isBound()).isFalse();
      }
      try (var hubbub = launch(Map.of(), "--data", folder.resolve("data").toString())) {
        hubbub.awaitOutput("is running");

        assertThat(hubbub.output()).containsPattern("page +http://localhost:80\\d\\d/");
        assertThat(hubbub.output()).doesNotContain("http://localhost:8000/");
        assertThat(hubbub.output()).contains("8000 is taken");
      }
    }
  }

  @Test
  void a_named_port_that_is_taken_is_refused() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var hubbub =
            launch(
                Map.of(),
                "--port",
                Integer.toString(taken.getLocalPort()),
                "--data",
                folder.resolve("data").toString())) {
      assertThat(hubbub.awaitExit()).isEqualTo(1);
      assertThat(hubbub.output()).contains("port " + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  void a_wrong_value_stops_the_start_naming_its_key() {
    try (var hubbub =
        launch(
            Map.of("HUBBUB_TWITCH_IRC_ADDRESS", "nowhere"),
            "--data",
            folder.resolve("d").toString())) {
      assertThat(hubbub.awaitExit()).isEqualTo(2);
      assertThat(hubbub.output()).contains("twitch.irc.address: ");
    }
  }

  @Test
  void an_unknown_key_stops_the_start_naming_the_nearest() throws IOException {
    var config = Files.writeString(folder.resolve("x.conf"), "outbox-mx = 1GiB\n");

    try (var hubbub =
        launch(
            Map.of(),
            "--config",
            config.toString(),
            "--port",
            Integer.toString(RunningHubbub.freePort()),
            "--data",
            folder.resolve("d").toString())) {
      assertThat(hubbub.awaitExit()).isEqualTo(1);
      assertThat(hubbub.output())
          .isEqualTo("hubbub: outbox-mx is not a setting; did you mean outbox-max?\n");
    }
  }

  @Test
  void data_of_a_newer_version_are_refused_and_left_alone() throws SQLException {
    var data = folder.resolve("data");
    try (var hubbub = RunningHubbub.start(data)) {
      hubbub.end();
    }
    try (var archive = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("archive.db"));
        var statement = archive.createStatement()) {
      statement.execute("PRAGMA user_version = 999999");
    }

    try (var older =
        launch(
            Map.of(),
            "--port",
            Integer.toString(RunningHubbub.freePort()),
            "--data",
            data.toString())) {
      assertThat(older.awaitExit()).isEqualTo(1);
      assertThat(older.output()).contains("archive").contains("newer");
    }
  }

  @Test
  void the_command_line_is_refused_in_words() {
    try (var hubbub = launch(Map.of(), "dance")) {
      assertThat(hubbub.awaitExit()).isEqualTo(2);
      assertThat(hubbub.output()).contains("there is no command dance");
    }
  }

  @Test
  void migrate_status_tells_where_each_service_stands_without_changing_anything() {
    var data = folder.resolve("data");
    try (var before = launch(Map.of(), "migrate", "--status", "--data", data.toString())) {
      assertThat(before.awaitExit()).isZero();
      assertThat(before.output()).containsPattern("archive +0 +\\d+ +0 +\\d+");
      assertThat(data).doesNotExist();
    }
    try (var hubbub = RunningHubbub.start(data)) {
      hubbub.end();
    }

    try (var after = launch(Map.of(), "migrate", "--status", "--data", data.toString())) {
      assertThat(after.awaitExit()).isZero();
      assertThat(after.output()).containsPattern("archive +(\\d+) +\\1 +\\d+ +0");
    }
  }

  private RunningHubbub launch(Map<String, String> environment, String... words) {
    return RunningHubbub.launch(folder.resolve("data"), environment, List.of(words), 0);
  }
}
