package hubbub.app;

import hubbub.app.terminal.Screen;
import hubbub.app.terminal.Screen.Colour;
import hubbub.platform.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hubbub doctor`.
@Command(
    name = "doctor",
    header = "look whether all that Hubbub needs is there, and say what to do",
    description = {
      "Java, the data folder, the disk, the Hubbub that runs, the port, the database, the bus, Twitch over TLS, and"
          + " the clock. Nothing is changed. A line that begins with ! should be known; one with x must be mended, and"
          + " makes the exit status 1."
    },
    footer = {"./hubbub doctor", "./hubbub doctor --data /srv/hubbub --json"})
final class DoctorCommand implements Callable<Integer> {
  private final Supplier<Choices> choices;
  private final Screen screen;

  private record Answer(boolean ok, List<Finding> checks) {}

  @Option(names = "--json", description = "answer in JSON")
  private boolean json;

  DoctorCommand(Supplier<Choices> choices, Screen screen) {
    this.choices = choices;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var findings = new Doctor(choices.get()).look();
    var ok = findings.stream().noneMatch(one -> one.state() == Finding.State.WRONG);
    if (json) {
      screen.line(Json.write(new Answer(ok, findings)));
    } else {
      show(findings);
    }
    return ok ? 0 : 1;
  }

  private void show(List<Finding> findings) {
    for (var finding : findings) {
      var mark =
          switch (finding.state()) {
            case OK -> screen.paint(Colour.GOOD, "ok");
            case ODD -> screen.paint(Colour.ODD, "! ");
            case WRONG -> screen.paint(Colour.BAD, "x ");
          };
      screen.line(mark + "  " + padded(finding.name()) + finding.said());
      if (!finding.help().isEmpty()) {
        screen.line("    " + padded("") + finding.help());
      }
    }
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(1, 10 - name.length()));
  }
}
