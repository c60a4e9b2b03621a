package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.x.XLikeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Posts that come all at once and break off with a reset are in the books: what X wrote is what it
/// bills, whether it arrived or not.
class BurstsOfXTest {
  /// What X may have had in its own buffers counts, too: 192 KiB, in posts of more than 170 bytes.
  private static final int X_HOLDS = 1_200;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {10, 60, 120, 300, 600, 1_000, 3_000})
  void a_burst_that_breaks_off_at_once_is_in_the_books(int posts) throws IOException {
    var key = Files.writeString(folder.resolve("x.key"), "secret");
    try (var x = new XLikeServer();
        var house =
            new ConnectorsHouse(
                folder, Map.of("x.api.url", x.url(), "x.bearer-token-file", key.toString()))) {
      var id = house.run("{\"channels\": [\"x/bieber\"], \"budget\": 1000}");
      Await.until(x::isRead);
      house.awaitState(id, "live");
      x.post("bieber");
      Await.until(() -> house.told.texts("x/bieber").size() == 1);

      x.flood("bieber", posts);
      x.reset();

      Await.until(x::isRead);
      house.house.send("DELETE", "/api/v1/runs/" + id, "");
      Await.until(() -> x.rules().isEmpty());
      var books = Json.mapper().readTree(house.house.get("/api/v1/spending").body()).path("x");
      assertThat(books.path("day").path("posts").longValue())
          .isBetween(x.billed(), x.billed() * 2 + X_HOLDS);
    }
  }
}
