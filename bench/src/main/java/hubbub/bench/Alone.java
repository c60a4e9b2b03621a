package hubbub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Everything in one process, on SQLite.
record Alone(Path folder, Running door) implements Installation {
  Alone(Path folder) throws IOException, InterruptedException {
    this(folder, Running.startAnywhere(Running.freePort(), folder, List.of()));
  }

  @Override
  public Path captures() {
    return folder.resolve("captures");
  }

  @Override
  public Running figures() {
    return door;
  }

  @Override
  public List<Running> processes() {
    return List.of(door);
  }

  @Override
  public List<ProcessHandle> servers() {
    return List.of();
  }

  @Override
  public void close() {
    door.close();
  }
}
