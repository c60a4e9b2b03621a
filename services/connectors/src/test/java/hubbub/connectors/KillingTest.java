package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.Message;
import hubbub.testkit.ChildJvm;
import hubbub.testkit.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a replay loses nothing and doubles nothing. Five times; fifty with
/// `-Dhubbub.long`.
class KillingTest {
  private static final int MESSAGES = 100_000;

  @TempDir Path folder;

  @Test
  void a_replay_that_is_killed_again_and_again_counts_exactly() throws IOException {
    var kills = Boolean.getBoolean("hubbub.long") ? 50 : 5;
    writeCapture();
    Shape.settle(folder);

    for (var kill = 1; kill <= kills; kill++) {
      var enough = (long) MESSAGES * kill / (kills + 1);
      try (var child = ChildJvm.start(List.of(), ReplayChild.class, folder.toString())) {
        var line = child.line();
        while (line.isPresent() && Long.parseLong(line.get()) < enough) {
          line = child.line();
        }
        assertThat(line).as("it ended before it was killed").isPresent();
      }
    }
    try (var house = new ConnectorsHouse(folder)) {
      var runs =
          hubbub.platform.json.Json.mapper().readTree(house.house.get("/api/v1/runs").body());
      var id = runs.path("runs").path(0).path("id").stringValue();
      var run = house.ended(id);

      assertThat(run.path("messages").intValue()).isEqualTo(MESSAGES);
      assertThat(run.path("end_reason").stringValue()).isEqualTo("capture played to its end");
      assertThat(run.path("channels").path(0).path("gaps")).isEmpty();
      assertThat(house.told.messages("replay/big"))
          .extracting(Message::id)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, MESSAGES).mapToObj(i -> id + "/1/" + i).toList());
    }
  }

  private void writeCapture() throws IOException {
    Files.createDirectories(folder.resolve("captures"));
    try (var out = Files.newBufferedWriter(folder.resolve("captures/big"))) {
      for (var i = 1; i <= MESSAGES; i++) {
        out.write("{\"u\":\"user" + i % 997 + "\",\"m\":\"text " + i + "\",\"ts\":" + i + "}\n");
      }
    }
  }
}
