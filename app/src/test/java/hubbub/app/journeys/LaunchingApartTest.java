package hubbub.app.journeys;

import static java.util.Objects.requireNonNull;

import hubbub.app.journeys.ThreeProcesses.Part;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// Words where services run in three processes, over a broker and a database server.
class LaunchingApartTest extends LaunchingJourneys {
  private @Nullable ThreeProcesses three;

  @Override
  RunningHubbub begin(List<String> settings) {
    var begun = new ThreeProcesses(folder, PostgresServer.shared(), RabbitServer.shared());
    three = begun;
    try {
      Files.write(begun.settings(), settings, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return begun.start().door();
  }

  @Override
  RunningHubbub killedAndBack(RunningHubbub before) {
    var running = requireNonNull(three);
    running.killAndRestart(Part.CONNECTORS);
    return running.door();
  }

  @AfterEach
  void endAll() {
    if (three != null) {
      three.close();
    }
  }
}
