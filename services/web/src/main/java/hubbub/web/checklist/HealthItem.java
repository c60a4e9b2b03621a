package hubbub.web.checklist;

import hubbub.platform.bus.HearerState;
import hubbub.platform.observe.Health;
import hubbub.platform.observe.Premises;
import hubbub.web.checklist.Item.About;
import hubbub.web.checklist.Item.State;
import java.util.ArrayList;
import java.util.List;

/// What is red on the health page.
final class HealthItem {
  private static final About ABOUT =
      new About(
          "health",
          "Health",
          "What is in trouble now may lose something soon.",
          "docs/operate/index.md");
  private static final int SHOWN = 5;

  private HealthItem() {}

  static Item of(Seen seen) {
    var red = new ArrayList<String>();
    seen.processes().forEach(process -> red(process, red));
    if (red.isEmpty()) {
      return ABOUT.fine(
          seen.processes().size() == 1
              ? "All parts work."
              : "All parts of all " + seen.processes().size() + " processes work.");
    }
    var shown = List.copyOf(red.subList(0, Math.min(SHOWN, red.size())));
    var more = red.size() > SHOWN ? " And " + (red.size() - SHOWN) + " more." : "";
    return ABOUT.is(
        State.LOOK, String.join(" ", shown) + more, "Look at the health page, /health.", "");
  }

  private static void red(Premises process, List<String> red) {
    process
        .parts()
        .forEach((part, report) -> {
          if (report.state() != Health.State.FINE) {
            var who = part.equals("process") ? String.join(", ", process.services()) : part;
            red.add(who + ": " + String.join("; ", report.notes()) + ".");
          }
        });
    process.hearers().forEach(hearer -> red(hearer, red));
  }

  private static void red(HearerState hearer, List<String> red) {
    var who = hearer.hearer() + ", hearing " + hearer.producer() + ": ";
    if (hearer.trouble() != null) {
      red.add(who + hearer.trouble() + ".");
    }
    if (hearer.deadLetters() > 0) {
      red.add(who + Words.count(hearer.deadLetters(), "dead letter") + ".");
    }
  }
}
