package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `hubbub ask`, against the whole product.
class AskTest {
  @TempDir Path folder;

  private Said ask(String... words) {
    var all = new ArrayList<>(List.of("ask", "--data", folder.toString()));
    all.addAll(List.of(words));
    return Said.by(all.toArray(String[]::new));
  }

  private House open() throws IOException {
    var flags = Map.of("port", "0", "data", folder.toString());
    var settings = new LayeredSettings(flags, Map.of(), SettingsFile.none());
    settings.path("data");
    var data = new DataFolder(folder);
    var house = House.open(settings, data);
    Files.writeString(data.addressFile(), house.nearAddress() + "\n" + house.address() + "\n");
    return house;
  }

  @Test
  void operations_are_called_with_arguments_of_path_query_and_body() throws IOException {
    var capture = Files.writeString(folder.resolve("ana.txt"), ":ana!a@a PRIVMSG #one :hello\r\n");
    try (var house = open()) {
      assertThat(house.port()).isPositive();

      var put = ask("connectors", "putCapture", "name=one", "--body=@" + capture);
      var started = ask("connectors", "startRun", "channels=replay/one?speed=max", "name=By hand");
      Await.until(() -> ask("statistics", "totals").out().contains("\"amount\":1,"));
      Await.until(() -> ask("connectors", "listRuns", "state=ended").out().contains("By hand"));
      var runs = ask("connectors", "listRuns", "state=ended", "limit=5");
      var mood = ask("mood", "classifyTexts", "--body={\"texts\": [\"this is awful\"]}");
      var channel = ask("statistics", "channelStatistics", "platform=replay", "channel=one");
      var link = ask("web", "ownerLink");

      assertThat(put.status()).as(put.err()).isZero();
      assertThat(started.out()).contains("\"name\":\"By hand\"");
      assertThat(runs.out()).contains("By hand");
      assertThat(mood.out()).contains("negative");
      assertThat(channel.out()).contains("\"messages\":1");
      assertThat(link.out()).contains("/claim#");
    }
  }

  @Test
  void what_a_service_refuses_is_said_with_its_reason() throws IOException {
    try (var house = open()) {
      assertThat(house.port()).isPositive();

      var said = ask("connectors", "getRun", "id=nothing");

      assertThat(said).isEqualTo(new Said(1, "", "hubbub: 404 Not Found: there is no such run\n"));
    }
  }

  @Test
  void without_words_it_says_which_services_there_are() {
    assertThat(ask().out())
        .contains("connectors", "statistics", "platform", "ask SERVICE OPERATION");
  }

  @Test
  void a_service_alone_lists_its_operations() {
    assertThat(ask("statistics").out())
        .contains("./hubbub ask statistics channelSeries platform=STRING channel=STRING");
  }

  @Test
  void an_operation_is_described() {
    assertThat(ask("connectors", "listRuns", "--help").out())
        .contains("  state (string)  Only these; running means all that haven't ended");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gossip|hubbub: there is no service gossip; there are archive, statistics, mood,"
            + " places, people, people-per-place, accounts, chat, radio, favourites, web, connectors,"
            + " platform",
        "mood dance|hubbub: mood has no operation dance; ./hubbub ask mood lists them",
        "connectors getRun|hubbub: getRun needs id; it is called: getRun id=STRING",
        "connectors getRun id|hubbub: write NAME=VALUE, not id",
        "connectors getRun colour=red|hubbub: getRun takes no colour; it is called: getRun"
            + " id=STRING",
        "connectors putCapture name=x|hubbub: putCapture needs --body=@FILE",
        "connectors listRuns --data|hubbub: --data needs a value (./hubbub --help says what there"
            + " is)",
      })
  void what_is_asked_wrongly_is_said(String words, String message) {
    var said = ask(words.split(" "));

    assertThat(said).isEqualTo(new Said(2, "", message + "\n"));
  }

  @Test
  void where_nothing_runs_it_says_so() {
    assertThat(ask("statistics", "totals"))
        .isEqualTo(
            new Said(1, "", "hubbub: no Hubbub is running on the data folder " + folder + "\n"));
  }
}
