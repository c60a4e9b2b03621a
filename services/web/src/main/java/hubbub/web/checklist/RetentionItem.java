package hubbub.web.checklist;

import hubbub.platform.observe.Health;
import hubbub.web.checklist.Item.About;
import hubbub.web.checklist.Item.State;
import java.util.Map;
import java.util.Objects;

/// How long messages are kept.
final class RetentionItem {
  private static final About ABOUT =
      new About(
          "retention",
          "Retention",
          "They are other people's words: keep them as long as you need them, and counts and moods stay"
              + " when texts go.",
          "docs/operate/index.md");

  private RetentionItem() {}

  static Item of(Seen seen) {
    return seen.processes().stream()
        .map(process -> process.parts().get("archive"))
        .filter(Objects::nonNull)
        .map(Health.Report::figures)
        .filter(figures -> figures.containsKey("retention_days"))
        .findFirst()
        .map(RetentionItem::of)
        .orElseGet(() ->
            ABOUT.is(State.LOOK, "The archive does not say.", "Look at the health page.", ""));
  }

  private static Item of(Map<String, Object> figures) {
    var days = number(figures, "retention_days");
    var bytes = number(figures, "retention_bytes");
    if (days == 0 && bytes == 0) {
      return ABOUT.is(
          State.NOT_SET,
          "Messages are kept for good.",
          "Set archive.retention-days or archive.retention-size, at /admin or in the settings file,"
              + " unless you mean that.",
          "");
    }
    var time = days == 0 ? "" : " after " + Words.count(days, "day");
    var room = bytes == 0 ? "" : " when they take more than " + Words.bytes(bytes);
    var both = time.isEmpty() || room.isEmpty() ? "" : ", or before,";
    return ABOUT.fine("Messages are deleted" + time + both + room + ".");
  }

  private static long number(Map<String, Object> figures, String name) {
    return figures.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
