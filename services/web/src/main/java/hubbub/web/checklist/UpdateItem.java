package hubbub.web.checklist;

import hubbub.platform.observe.Build;
import hubbub.platform.observe.Premises;
import hubbub.web.checklist.Item.About;
import hubbub.web.checklist.Item.State;
import java.time.Duration;

/// Which program runs. It asks nobody whether there is a newer one: that would tell somebody that
/// it runs.
final class UpdateItem {
  private static final About ABOUT =
      new About(
          "updates",
          "Updates",
          "Mistakes that others found are mended in newer versions. This server never asks for them"
              + " itself: nobody learns that you run it.",
          "docs/operate/upgrade.md");
  private static final String LOOK_FOR_ONE = "Look for a newer one where you got it, now and then.";
  private static final String COMMAND = "git fetch && git log --oneline HEAD..@{upstream}";
  private static final Duration OLD = Duration.ofDays(180);

  private UpdateItem() {}

  static Item of(Seen seen) {
    var build = seen.here().build();
    var versions =
        seen.processes().stream()
            .filter(process -> process.data() != null)
            .map(Premises::build)
            .map(Build::version)
            .distinct()
            .sorted()
            .toList();
    if (versions.size() > 1) {
      return ABOUT.is(
          State.LOOK,
          "Processes run different versions: " + String.join(", ", versions) + ".",
          "Bring all to the newest, in the order that is written there.",
          "");
    }
    var at = build.at();
    var value =
        (build.version().isEmpty() ? "From the sources" : "Version " + build.version())
            + (at == null ? "" : ", built on " + Words.day(at))
            + ".";
    var old = at != null && Duration.between(at, seen.now()).compareTo(OLD) > 0;
    return ABOUT.is(old ? State.LOOK : State.FINE, value, LOOK_FOR_ONE, COMMAND);
  }
}
