package hubbub.archive.store;

import static hubbub.archive.store.Lines.NOW;

import hubbub.archive.domain.Keeping;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.platform.storage.SqliteStorage;
import java.nio.file.Path;
import java.time.Clock;

/// Keeps messages of two runs, deletes one of the runs, and says after each step how far it is; to
/// be killed.
final class KilledSweeper {
  private KilledSweeper() {}

  public static void main(String[] arguments) {
    var storage = new SqliteStorage(Path.of(arguments[0]), Clock.systemUTC(), 1L << 30);
    var house = new LogHouse(storage, Keeping.everything(), () -> 0);
    house.hear(
        Lines.seenIn(Lines.KESTREL, "run-1", Lines.many(4_000, "ana")),
        Lines.seenIn(Lines.KESTREL, "run-2", Lines.many(300, "bo")));
    house.hear(new RunDeleted("run-1", NOW));
    while (house.upkeep.sweep()) {
      System.out.println(house.upkeep.figures().messages());
    }
  }
}
