package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole product as `Main` joins it.
class HouseTest {
  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  private String get(House house, String path) {
    try {
      var ask = HttpRequest.newBuilder(URI.create(house.nearAddress() + path)).build();
      return client.send(ask, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(House house, String method, String path, String body)
      throws IOException, InterruptedException {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(house.nearAddress() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private long rowsOfOutbox() {
    try (var database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("connectors.db"));
        var rows = database.createStatement().executeQuery("SELECT COUNT(*) FROM outbox")) {
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_everyone_heard_is_dropped() throws IOException, InterruptedException {
    var flags =
        Map.of(
            "port", "0",
            "irc.port", "0",
            "data", folder.toString(),
            "rehearsal.at-first-start", "false");
    var settings = new LayeredSettings(flags, Map.of(), SettingsFile.none());
    settings.path("data");
    try (var house = House.open(settings, new DataFolder(folder))) {
      send(house, "PUT", "/api/v1/captures/one", ":ana!a@a PRIVMSG #one :hello\r\n");
      send(house, "POST", "/api/v1/runs", "{\"channels\": [\"replay/one?speed=max\"]}");
      Await.until(
          Duration.ofSeconds(30), () -> get(house, "/statistics").contains("\"amount\":1,"));

      Await.until(Duration.ofSeconds(30), () -> rowsOfOutbox() == 0);
    }
  }
}
