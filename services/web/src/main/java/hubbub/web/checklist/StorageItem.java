package hubbub.web.checklist;

import hubbub.web.checklist.Item.About;
import hubbub.web.checklist.Item.State;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// What the rows take, and how long the disk lasts.
final class StorageItem {
  private static final About ABOUT =
      new About(
          "storage",
          "Storage",
          "Rows grow with what is heard; better to know a month before the disk is full.",
          "docs/operate/index.md");
  private static final long DAYS_LEAST = 30;

  private StorageItem() {}

  static Item of(Seen seen) {
    var each =
        seen.sizes().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .map(size -> size.getKey() + " " + Words.bytes(size.getValue()))
            .collect(Collectors.joining(", "));
    var grown = seen.grownPerDay();
    var value =
        "In all "
            + Words.bytes(seen.stored())
            + (seen.inDatabaseServer() ? " in the database server: " : ": ")
            + each
            + "."
            + (grown > 0 ? " It grows by " + Words.bytes(grown) + " a day" : "");
    var data = seen.here().data();
    if (grown <= 0) {
      return ABOUT.fine(value);
    }
    if (seen.inDatabaseServer() || data == null) {
      return ABOUT.fine(value + ".");
    }
    var days = data.freeBytes() / grown;
    var lasts = value + "; what is free lasts " + lasting(days) + ".";
    return days < DAYS_LEAST
        ? ABOUT.is(
            State.LOOK,
            lasts,
            "Keep messages for a shorter time (archive.retention-days) or less of them"
                + " (archive.retention-size), or make room.",
            "")
        : ABOUT.fine(lasts);
  }

  private static String lasting(long days) {
    return days > 3_650 ? "more than ten years" : "about " + Words.count(days, "day");
  }
}
