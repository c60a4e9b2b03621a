package hubbub.app.journeys;

import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// The directory's page where services run in three processes.
class DirectoryApartTest extends DirectoryJourneys {
  private @Nullable ThreeProcesses three;

  @Override
  RunningHubbub begin() {
    three = new ThreeProcesses(folder, PostgresServer.shared(), RabbitServer.shared()).start();
    return three.door();
  }

  @AfterEach
  void endAll() {
    if (three != null) {
      three.close();
    }
  }
}
