package hubbub.app.journeys;

import hubbub.app.journeys.ThreeProcesses.Part;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// Two people in one room where services run in three processes.
class ChattingApartTest extends ChattingJourneys {
  private @Nullable ThreeProcesses three;

  @Override
  RunningHubbub begin() {
    three = new ThreeProcesses(folder, PostgresServer.shared(), RabbitServer.shared()).start();
    return three.door();
  }

  @Override
  RunningHubbub again(RunningHubbub killed) {
    if (three == null) {
      throw new IllegalStateException("not begun");
    }
    three.launch(Part.WEB);
    return three.door();
  }

  @AfterEach
  void endAll() {
    if (three != null) {
      three.close();
    }
  }
}
