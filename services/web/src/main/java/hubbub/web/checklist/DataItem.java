package hubbub.web.checklist;

import hubbub.platform.observe.Premises;
import hubbub.web.checklist.Item.About;
import hubbub.web.checklist.Item.State;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;

/// Where data lie, who may look in, and whether there is room.
final class DataItem {
  private static final About ABOUT =
      new About(
          "data-folder",
          "Data folder",
          "All that was heard lies here: whoever may read it reads everything, and a full disk stops"
              + " writing.",
          "docs/operate/index.md");
  private static final long FREE_LEAST = 1_000_000_000;
  private static final int FREE_LEAST_SHARE = 20;

  private DataItem() {}

  static Item of(Seen seen) {
    var wrong = new ArrayList<String>();
    var folders =
        seen.processes().stream().map(Premises::data).filter(Objects::nonNull).distinct().toList();
    var command = "";
    for (var folder : folders) {
      if (Boolean.FALSE.equals(folder.closed())) {
        wrong.add("Let nobody but Hubbub's user into " + folder.path() + ".");
        command = "chmod 700 '" + folder.path().replace("'", "'\\''") + "'";
      }
      if (isFull(folder)) {
        wrong.add("Make room on the disk of " + folder.path() + ".");
      }
    }
    var value = folders.stream().map(DataItem::words).collect(Collectors.joining(" "));
    return wrong.isEmpty()
        ? ABOUT.fine(value)
        : ABOUT.is(State.LOOK, value, String.join(" ", wrong), command);
  }

  private static boolean isFull(Premises.Folder folder) {
    return folder.freeBytes() < FREE_LEAST
        || folder.freeBytes() < folder.totalBytes() / FREE_LEAST_SHARE;
  }

  private static String words(Premises.Folder folder) {
    var closed = folder.closed();
    var who =
        closed == null
            ? ""
            : closed ? ", for its user only" : ", and other users of the machine may look in";
    return folder.path()
        + who
        + "; "
        + Words.bytes(folder.freeBytes())
        + " of "
        + Words.bytes(folder.totalBytes())
        + " are free.";
  }
}
