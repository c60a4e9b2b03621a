package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.ChildJvm;
import hubbub.testkit.Shape;
import hubbub.testkit.x.XLikeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while X is read never makes the books less than the bill, nor the bill more than the
/// budget. Three times; fifty with `-Dhubbub.long`.
class KillingXTest {
  private static final int POSTS_PER_LINE = 2;
  private static final int POSTS_PER_LIFE = 200;

  @TempDir Path folder;

  @Test
  void the_books_are_never_below_the_bill_nor_the_bill_over_the_budget() throws IOException {
    var kills = Boolean.getBoolean("hubbub.long") ? 50 : 3;
    var posts = 2_000 * kills;
    var data = Files.createDirectories(folder.resolve("data"));
    var key = Files.writeString(folder.resolve("x.key"), "secret");
    Shape.settle(data);
    try (var x = new XLikeServer()) {
      var budget = String.valueOf(posts * 5 / 1_000);
      for (var kill = 1; kill <= kills; kill++) {
        try (var child =
            ChildJvm.start(
                List.of(), XChild.class, data.toString(), x.url(), key.toString(), budget)) {
          var enough = x.billed() + POSTS_PER_LIFE;
          while (x.billed() < enough) {
            assertThat(child.line()).as("it ended before it was killed").isPresent();
            x.flood("bieber", POSTS_PER_LINE);
          }
        }
        Await.until(() -> !x.isRead());
      }
      try (var child =
          ChildJvm.start(
              List.of(), XChild.class, data.toString(), x.url(), key.toString(), budget)) {
        while (child.line().isPresent()) {
          x.flood("bieber", 50);
        }
      }

      try (var house = new ConnectorsHouse(data)) {
        var spent = Json.mapper().readTree(house.house.get("/api/v1/spending").body()).path("x");
        var ofRun = spent.path("runs").path(0);
        assertThat(x.billed()).isGreaterThan((long) kills * POSTS_PER_LIFE);
        assertThat(ofRun.path("posts").longValue()).isBetween(x.billed(), (long) posts);
        assertThat(spent.path("day").path("posts").longValue())
            .isEqualTo(ofRun.path("posts").longValue());
        var runs = Json.mapper().readTree(house.house.get("/api/v1/runs").body()).path("runs");
        assertThat(runs.path(0).path("end_reason").stringValue()).contains("budget of");
      }
    }
  }
}
