package hubbub.archive.store;

import static hubbub.archive.store.Lines.NOW;

import hubbub.archive.domain.Keeping;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.platform.storage.SqliteStorage;
import java.nio.file.Path;
import java.time.Clock;

/// Keeps messages of two runs, deletes one of the runs, says after each of some steps how far it
/// is, and stands still in the middle of the next; to be killed.
final class KilledSweeper {
  static final int STEPS = 3;

  private KilledSweeper() {}

  public static void main(String[] arguments) {
    var storage = new SqliteStorage(Path.of(arguments[0]), Clock.systemUTC(), 1L << 30);
    var house = new LogHouse(storage, Keeping.everything(), () -> 0);
    house.hear(
        Lines.seenIn(Lines.KESTREL, "run-1", Lines.many(4_000, "ana")),
        Lines.seenIn(Lines.KESTREL, "run-2", Lines.many(300, "bo")));
    house.hear(new RunDeleted("run-1", NOW));
    for (var step = 0; step < STEPS; step++) {
      house.upkeep.sweep();
      System.out.println(house.upkeep.figures().messages());
    }
    house.database.write(tx -> {
      Sweeper.step(tx.connection(), 100);
      System.out.println("in the middle");
      Thread.currentThread().join();
      return null;
    });
  }
}
