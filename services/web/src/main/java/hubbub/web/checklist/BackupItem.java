package hubbub.web.checklist;

import hubbub.platform.observe.Installation;
import hubbub.web.checklist.Item.About;
import hubbub.web.checklist.Item.State;
import java.time.Duration;

/// When the last backup was made, as far as this house was told.
final class BackupItem {
  private static final About FILES =
      new About(
          "backup",
          "Backup",
          "A disk that dies takes everything with it; an upgrade that you regret can be undone with a"
              + " backup only.",
          "docs/operate/index.md");
  private static final About SERVER =
      new About(FILES.item(), FILES.title(), FILES.why(), "docs/operate/postgresql.md");
  private static final Duration FRESH = Duration.ofDays(8);

  private BackupItem() {}

  static Item of(Seen seen) {
    var about = seen.inDatabaseServer() ? SERVER : FILES;
    var last = seen.here().backup();
    var next =
        seen.inDatabaseServer()
            ? "Copy the database with pg_dump, then say so by a note in the data folder."
            : "Make one now, and each week or day by a timer.";
    if (last == null) {
      return about.is(State.NOT_SET, "None that this server knows of.", next, command(seen));
    }
    var age = Duration.between(last.at(), seen.now());
    var to = last.to().isBlank() ? "" : ", to " + last.to();
    var value = "The last one was made " + Words.ago(age) + to + ".";
    return age.compareTo(FRESH) > 0
        ? about.is(State.LOOK, value, next, command(seen))
        : about.fine(value);
  }

  private static String command(Seen seen) {
    var data = seen.here().data();
    return seen.inDatabaseServer()
        ? "touch " + (data == null ? "" : data.path() + "/") + Installation.LAST_BACKUP
        : "./hubbub backup FOLDER";
  }
}
