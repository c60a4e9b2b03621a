package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.journeys.DirectoryProcesses.Part;
import hubbub.testkit.Await;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is killed between two steps of a change, every change that was acknowledged is there
/// once, and the join ends as that of a plain model.
class DirectoryKilledTest {
  private static final List<Part> PARTS = List.of(Part.values());

  @TempDir Path folder;

  @Test
  void one_process_killed_in_the_middle_of_changes_ends_in_the_same_join() {
    try (var one = DirectoryProcesses.together(folder)) {
      killedTimes(one, 4);
    }
  }

  @Test
  void each_of_three_processes_killed_in_the_middle_of_changes_ends_in_the_same_join() {
    try (var three =
        DirectoryProcesses.apart(folder, PostgresServer.shared(), RabbitServer.shared())) {
      killedTimes(three, 6);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void each_of_three_killed_a_hundred_times_ends_in_the_same_join() {
    try (var three =
        DirectoryProcesses.apart(folder, PostgresServer.shared(), RabbitServer.shared())) {
      killedTimes(three, 100);
    }
  }

  private static void killedTimes(DirectoryProcesses directory, int times) {
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    try (var changes = new DirectoryChanges(directory, random.split())) {
      for (var kill = 0; kill < times; kill++) {
        var part = PARTS.get(kill % PARTS.size());
        changes.await(5 + random.nextInt(20));
        var moment = System.nanoTime() + random.nextInt(20_000_000);
        Await.until(() -> System.nanoTime() >= moment);
        directory.kill(part);
        directory.launch(part);
        directory.at(part).awaitReady();
      }
      changes.await(10);
      changes.end();

      assertThat(changes.count()).as("seed " + seed).isGreaterThan(10L * times);
      var model = changes.model();
      assertThat(directory.at(Part.PLACES).get("/places").body())
          .as("seed " + seed)
          .isEqualTo(model.places());
      Await.untilAsserted(() -> {
        assertThat(directory.at(Part.PEOPLE).get("/people").body())
            .as("seed " + seed)
            .isEqualTo(model.people());
        assertThat(directory.at(Part.PEOPLE_PER_PLACE).get("/people-per-place").body())
            .as("seed " + seed)
            .isEqualTo(model.join());
      });
    }
  }
}
