package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.terminal.Ending;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the commands of the terminal do with a real house.
class TerminalTest {
  @TempDir Path folder;

  private static JsonNode json(Said said) {
    assertThat(said.status()).as(said.err()).isZero();
    return Json.mapper().readTree(said.out());
  }

  @Test
  void a_replay_shows_what_came_of_it_and_leaves_no_capture_behind() {
    try (var house = OpenHouse.on(folder)) {
      var said = house.play("Friday", List.of("what a save", "what a goal"));

      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out()).containsPattern("messages +2\n").containsPattern("people +1, 1 of");
      assertThat(said.err()).contains("2 messages");
      assertThat(json(house.say("ask", "connectors", "listCaptures")).required("captures"))
          .isEmpty();
    }
  }

  @Test
  void a_replay_leaves_a_capture_of_somebody_else_alone() {
    try (var house = OpenHouse.on(folder)) {
      var other = house.file("other.txt", ":bob!b@b PRIVMSG #k :mine\r\n");
      house.say("ask", "connectors", "putCapture", "name=friday", "--body=@" + other);

      house.play("friday", List.of("hello"));

      var captures = json(house.say("ask", "connectors", "listCaptures")).required("captures");
      assertThat(captures).hasSize(1);
      assertThat(captures.get(0).required("bytes").asLong())
          .isEqualTo(Path.of(other).toFile().length());
    }
  }

  @Test
  void a_replay_that_is_ended_ends_its_run_and_shows_what_was_heard_by_then() {
    try (var house = OpenHouse.on(folder)) {
      var slow =
          "{\"u\":\"a\",\"m\":\"one\",\"ts\":0}\n{\"u\":\"b\",\"m\":\"two\",\"ts\":3600000}\n";
      var file = house.file("slow.jsonl", slow);

      var said =
          house.sayUntil(
              () -> json(house.say("statistics", "--json")).required("amount").asLong() == 1,
              "replay",
              file,
              "--json");

      assertThat(json(said).required("messages").asInt()).isEqualTo(1);
      assertThat(json(house.say("runs", "--state", "running", "--json")).required("runs"))
          .isEmpty();
    }
  }

  @Test
  void without_a_hubbub_one_is_started_for_the_time_and_goes() throws IOException {
    var file = folder.resolve("one.txt");
    Files.writeString(file, ":ana!a@a PRIVMSG #k :hello\r\n");
    var home = Map.of("HOME", folder.resolve("home").toString());

    var said = Said.by(home, new Ending(), "replay", file.toString(), "--speed", "max", "--json");

    assertThat(json(said).required("messages").asInt()).isEqualTo(1);
    assertThat(said.err()).contains("started for the time: http://localhost:");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void what_is_heard_on_a_named_data_folder_stays() throws IOException {
    var data = folder.resolve("data");
    var file = folder.resolve("one.txt");
    Files.writeString(file, ":ana!a@a PRIVMSG #k :hello\r\n");

    var said =
        Said.by("replay", file.toString(), "--speed=max", "--data", data.toString(), "--port=0");

    assertThat(said.status()).as(said.err()).isZero();
    assertThat(data.resolve("address")).doesNotExist();
    try (var house = OpenHouse.on(data)) {
      assertThat(json(house.say("statistics", "last", "--json")).required("messages").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void a_launch_follows_words_until_it_is_ended() {
    try (var house = OpenHouse.on(folder)) {
      var said = house.say("launch", "bieber", "#belieber", "--for", "10m", "--name", "fans");
      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out()).contains("It runs.");

      var run = json(house.say("runs", "--json")).required("runs").get(0);
      assertThat(run.required("name").asString()).isEqualTo("fans");
      assertThat(run.required("ends_at").isString()).isTrue();
      assertThat(run.required("channels").valueStream().map(c -> c.required("channel").asString()))
          .containsExactly("bluesky/bieber", "bluesky/#belieber");
      assertThat(json(house.say("launch", "tour", "--on", "bluesky", "--json")).toString())
          .isEqualTo("{\"process_started\":true}");
    }
  }

  @Test
  void a_launch_that_is_asked_wrongly_says_what_is_wrong() {
    try (var house = OpenHouse.on(folder)) {
      var onX = house.say("launch", "bieber", "--on", "x", "--budget", "2usd");
      assertThat(onX.status()).isEqualTo(2);
      assertThat(onX.err()).contains("x.bearer-token-file");
      var free = house.say("launch", "bieber", "--on", "bluesky", "--budget", "$2.50");
      assertThat(free.status()).isEqualTo(2);
      assertThat(free.err()).contains("nothing of this costs money");
      for (var budget : List.of("two", "-1", "2eur")) {
        var said = house.say("launch", "bieber", "--budget=" + budget);
        assertThat(said.status()).as(budget).isEqualTo(2);
        assertThat(said.err()).contains("--budget is US dollars");
      }
      assertThat(house.say("launch", "...").status()).isEqualTo(2);
      assertThat(json(house.say("runs", "--json")).required("runs")).isEmpty();
    }
  }

  @Test
  void a_watch_begins_a_run_shows_its_lines_and_ends_it() {
    try (var house = OpenHouse.on(folder)) {
      var capture = house.file("c.txt", ":ana!ana@ana PRIVMSG #k :\u001b[2Jwhat a save\r\n");
      house.say("ask", "connectors", "putCapture", "name=finals", "--body=@" + capture);

      var said = house.sayUntil("what a save", "watch", "replay/finals?repeat=true");

      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out()).contains("replay/finals  ").contains("ana: ").contains("what a save");
      assertThat(said.out()).doesNotContain("\u001b");
      assertThat(said.err()).contains("A run was begun");
      assertThat(json(house.say("runs", "--state", "running", "--json")).required("runs"))
          .isEmpty();
    }
  }

  @Test
  void a_watch_leaves_the_run_of_somebody_else_alone() {
    try (var house = OpenHouse.on(folder)) {
      house.say("ask", "connectors", "startRun", "channels=twitch/kestrelplays", "name=Friday");

      var said = house.say("watch", "twitch/kestrelplays", "--for", "1s", "--json");

      assertThat(said.err()).contains("goes on afterwards");
      assertThat(said.out().lines().findFirst().orElse("")).contains("\"kind\":\"subscribed\"");
      assertThat(json(house.say("runs", "--state", "running", "--json")).required("runs"))
          .hasSize(1);
    }
  }

  @Test
  void a_watch_that_is_asked_to_end_puts_its_run_away() {
    try (var house = OpenHouse.on(folder)) {
      var said =
          house.sayUntil(
              () ->
                  !json(house.say("runs", "--state", "running", "--json"))
                      .required("runs")
                      .isEmpty(),
              "watch",
              "twitch/kestrelplays");

      assertThat(said.status()).as(said.err()).isZero();
      assertThat(json(house.say("runs", "--state", "running", "--json")).required("runs"))
          .isEmpty();
    }
  }

  @Test
  void runs_and_figures_are_found_by_name_by_id_and_as_the_last() {
    try (var house = OpenHouse.on(folder)) {
      house.play("Friday", List.of("one", "two"));
      house.play("Saturday", List.of("three"));

      var runs = json(house.say("runs", "--json")).required("runs");
      var id = runs.get(1).required("id").asString();
      assertThat(house.say("runs").out())
          .containsPattern(id + " +Friday +ended +\\S+ \\S+ +\\S+ s +2 +replay/friday");
      assertThat(json(house.say("statistics", "Friday", "--json")).required("messages").asInt())
          .isEqualTo(2);
      assertThat(json(house.say("statistics", id, "--json")).required("messages").asInt())
          .isEqualTo(2);
      assertThat(json(house.say("statistics", "last", "--json")).required("messages").asInt())
          .isEqualTo(1);
      assertThat(
              json(house.say("statistics", "replay/saturday", "--json"))
                  .required("messages")
                  .asInt())
          .isEqualTo(1);
      assertThat(house.say("statistics").out())
          .containsPattern("messages +3\n")
          .containsPattern("replay/friday +2 ");
      assertThat(house.say("statistics", "Sunday"))
          .isEqualTo(new Said(2, "", "hubbub: there is no run Sunday; ./hubbub runs lists them\n"));
      assertThat(house.say("compare", "Friday", "last").out())
          .containsPattern("Friday +2 +1 ")
          .containsPattern("Saturday +1 +1 ");
      assertThat(json(house.say("compare", "Friday", "last", "--json")).required("runs"))
          .hasSize(2);
    }
  }

  @Test
  void messages_are_found_by_words_and_run_and_a_strangers_text_moves_no_cursor() {
    try (var house = OpenHouse.on(folder)) {
      house.play("Friday", List.of("what a save", "\u001b[31mred\u202E", "goal"));

      var found = house.say("messages", "--run", "Friday", "--order", "oldest");

      assertThat(found.out()).contains("replay/friday  ana").contains("[31mred");
      assertThat(found.out()).doesNotContain("\u001b").doesNotContain("\u202E");
      assertThat(json(house.say("messages", "--text", "save", "--json")).required("messages"))
          .hasSize(1);
      assertThat(json(house.say("messages", "--limit", "2", "--json")).required("messages"))
          .hasSize(2);
      assertThat(house.say("messages", "--text", "nothing").out()).isEqualTo("No message fits.\n");
      assertThat(house.say("messages", "--limit", "0").status()).isEqualTo(2);
      assertThat(house.say("messages", "--from", "yesterday").err()).contains("from");
    }
  }

  @Test
  void an_export_goes_into_a_file_that_is_new_or_to_the_output() {
    try (var house = OpenHouse.on(folder)) {
      house.play("Friday", Collections.nCopies(1_234, "say \"hi\""));
      var file = folder.resolve("friday.csv");

      var said = house.say("export", "--run", "Friday", "-o", file.toString());
      var again = house.say("export", "-o", file.toString());
      var lines = house.say("export", "--channel", "replay/friday");

      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.err()).contains("1,234 messages, ");
      assertThat(file).content().startsWith("id,channel,").hasLineCount(1_235);
      assertThat(again.status()).isEqualTo(2);
      assertThat(lines.out().lines()).hasSize(1_234).allMatch(line -> line.startsWith("{"));
      assertThat(lines.err()).contains("1,234 messages, ");
    }
  }

  @Test
  void a_texts_mood_is_said_with_what_carried_it() {
    try (var house = OpenHouse.on(folder)) {
      var people = house.say("mood", "this is awful", "@ana what a great save");
      var program = json(house.say("mood", "this is awful", "--json"));

      assertThat(people.out()).containsPattern("negative +-0\\.\\d\\d +this is awful\n");
      assertThat(people.out()).containsPattern("positive +\\+0\\.\\d\\d +@ana what a great save\n");
      assertThat(program.at("/results/0/label").asString()).isEqualTo("negative");
    }
  }

  @Test
  void where_a_house_was_killed_it_says_that_nobody_answers() throws IOException {
    try (var house = OpenHouse.on(folder)) {
      assertThat(house.say("runs").status()).isZero();
    }
    Files.writeString(folder.resolve("command-token"), "secret");
    Files.writeString(folder.resolve("address"), "http://127.0.0.1:1\nhttp://localhost:1\n");

    assertThat(Said.by("runs", "--data", folder.toString()))
        .isEqualTo(
            new Said(
                1, "", "hubbub: no Hubbub answers at http://127.0.0.1:1; ./hubbub starts one\n"));
  }

  @Test
  void a_shell_calls_operations_until_somebody_leaves() {
    try (var house = OpenHouse.on(folder)) {
      house.play("Friday", List.of("one"));

      var said =
          house.type(
              """
              statistics totals
              mood classifyTexts '--body={"texts": ["this is awful"]}'
              mood dance
              exit
              statistics totals
              """,
              "shell");

      assertThat(said.status()).isEqualTo(1);
      assertThat(said.out().lines())
          .hasSize(2)
          .satisfiesExactly(
              totals -> assertThat(totals).contains("\"amount\":1,"),
              mood -> assertThat(mood).contains("negative"));
      assertThat(said.err())
          .isEqualTo("hubbub: mood has no operation dance; ./hubbub ask mood lists them\n");
      assertThat(house.type("help\n", "shell").status()).isZero();
    }
  }

  @Test
  void bash_completes_commands_and_options() throws IOException, InterruptedException {
    var script = Files.writeString(folder.resolve("c"), Said.by("completion", "bash").out());
    var bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "compopt() { :; }; . "
                    + script
                    + "; COMP_WORDS=(hubbub stat); COMP_CWORD=1; _complete_hubbub; echo ${COMPREPLY[@]};"
                    + " COMP_WORDS=(hubbub watch --f); COMP_CWORD=2; _complete_hubbub; echo ${COMPREPLY[@]}")
            .redirectErrorStream(true)
            .start();

    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("statistics\n--for\n");
    assertThat(bash.waitFor()).isZero();
    assertThat(Said.by("completion", "zsh").out()).startsWith("autoload -U +X compinit");
  }

  @Test
  void what_cannot_be_is_said_before_anything_is_started() {
    assertThat(Said.by("watch", "kestrel").err()).contains("a channel is written platform/name");
    assertThat(Said.by("watch", "twitch/k", "--for", "soon").err())
        .contains("--for is a time such as");
    assertThat(Said.by("watch", "twitch/k", "--lines", "99").status()).isEqualTo(2);
    assertThat(Said.by("replay", folder.resolve("none").toString()).status()).isEqualTo(1);
    assertThat(Said.by("compare", "one").err()).contains("compare needs RUN");
    assertThat(Said.by("messages", "--limit", "few").err()).contains("--limit cannot be few");
    assertThat(Said.by("export", "--format", "xml").err()).contains("--format cannot be xml");
  }
}
