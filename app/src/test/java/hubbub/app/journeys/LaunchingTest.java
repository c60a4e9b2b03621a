package hubbub.app.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Words in one process.
class LaunchingTest extends LaunchingJourneys {
  @Override
  RunningHubbub begin(String setting) {
    try {
      Files.writeString(folder.resolve("hubbub.conf"), setting + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RunningHubbub.start(folder);
  }

  @Override
  RunningHubbub killedAndBack(RunningHubbub before) {
    before.kill();
    var hubbub = before.relaunch();
    hubbub.awaitReady();
    return hubbub;
  }
}
