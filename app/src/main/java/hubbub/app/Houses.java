package hubbub.app;

import hubbub.app.terminal.CouldNot;
import hubbub.app.terminal.Ending;
import hubbub.app.terminal.Hubbubs;
import hubbub.app.terminal.Screen;
import hubbub.app.terminal.Server;
import hubbub.platform.config.LayeredSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Finds the house that runs on the data folder, or starts one for the time of a command: on the
/// data folder if somebody named one, else on a temporary one.
final class Houses implements Hubbubs {
  private static final int DELETIONS = 40;
  private static final long DELETION_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  /// A house that somebody starts for a command needs no invented crowds.
  private static final Map<String, String> QUIET =
      Map.of(LayeredSettings.variable("rehearsal.at-first-start"), "false");

  private final Map<String, String> flags;
  private final Map<String, String> environment;
  private final Ending ending;

  /// @param flags filled when the command line is read
  Houses(Map<String, String> flags, Map<String, String> environment, Ending ending) {
    this.flags = flags;
    this.environment = environment;
    this.ending = ending;
  }

  private record Visit(Server server, boolean forgets, Runnable end) implements Guest {
    @Override
    public void close() {
      end.run();
    }
  }

  @Override
  public Server running() {
    return new Server(new Reached(Choices.of(flags, environment)));
  }

  @Override
  public Guest guest(Screen screen) {
    var choices = Choices.of(flags, environment);
    var running = new Server(new Reached(choices));
    if (isThere(choices, running)) {
      return new Visit(running, false, () -> {});
    }
    return choices.settings().chosen("data") ? named(screen) : temporary(screen);
  }

  /// Also where a process of several can be asked although it has no pages.
  private static boolean isThere(Choices choices, Server server) {
    return switch (Shape.from(choices.settings())) {
      case Shape.OneProcess() -> server.answers();
      case Shape.Some _ -> true;
    };
  }

  private Guest named(Screen screen) {
    var choices = quiet(flags);
    var held = HeldHouse.open(choices);
    ending.listen();
    screen.note(started(held) + "on " + choices.data().path() + ", which keeps what it hears.");
    return new Visit(new Server(new Reached(choices)), false, held::close);
  }

  private Guest temporary(Screen screen) {
    var folder = folder();
    // A signal during the start ends it on the spot.
    var clear = Thread.ofPlatform().name("clear").unstarted(() -> delete(folder));
    Runtime.getRuntime().addShutdownHook(clear);
    try {
      var own = new HashMap<>(flags);
      own.put("data", folder.toString());
      own.putIfAbsent("port", "0");
      var choices = quiet(own);
      var held = HeldHouse.open(choices);
      ending.listen();
      Runtime.getRuntime().removeShutdownHook(clear);
      screen.note(started(held) + "and what it hears goes with it (--data FOLDER keeps it).");
      return new Visit(
          new Server(new Reached(choices)),
          true,
          () -> {
            held.close();
            delete(folder);
          });
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private Choices quiet(Map<String, String> own) {
    var variables = new HashMap<>(environment);
    variables.putAll(QUIET);
    return Choices.of(own, variables);
  }

  private static String started(HeldHouse held) {
    return "No Hubbub is running, so one was started for the time: "
        + held.house().address()
        + "/, ";
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("hubbub-");
    } catch (IOException e) {
      throw new CouldNot("no temporary folder can be made: " + e.getMessage(), e);
    }
  }

  /// Tries again, because a house that was cut in its start may still write.
  private static void delete(Path folder) {
    for (var attempt = 0; attempt < DELETIONS && Files.exists(folder); attempt++) {
      try {
        DataFolder.delete(folder);
      } catch (IOException | UncheckedIOException _) {
        LockSupport.parkNanos(DELETION_PAUSE_NANOS);
      }
    }
  }
}
