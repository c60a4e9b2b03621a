package hubbub.app;

import hubbub.platform.storage.MoveRows;
import hubbub.platform.storage.SqliteStorage;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;

/// `hubbub move`: the rows of the data folder go into the database that the settings name, for an
/// installation that grows into several processes. The folder stays as it is.
final class Move {
  private Move() {}

  static int run(Choices choices, PrintStream out) {
    var to =
        switch (Shape.from(choices.settings())) {
          case Shape.OneProcess() ->
              throw new CannotStart("moving needs database.url, bus.url and cluster.secret-file");
          case Shape.Some some -> Ground.database(some);
        };
    var services = Arrays.stream(Product.values()).map(Product::word).toList();
    try (var _ = choices.data().lock();
        var from = new SqliteStorage(choices.data().path(), Clock.systemUTC(), Long.MAX_VALUE)) {
      for (var moved : new MoveRows(from, to).run(services)) {
        moved
            .rows()
            .forEach((table, rows) ->
                out.printf(Locale.ROOT, "%-12s %-16s %12d%n", moved.service(), table, rows));
        if (moved.mended() > 0) {
          out.printf(
              Locale.ROOT,
              "%s: %d texts held the character U+0000, which is U+FFFD now%n",
              moved.service(),
              moved.mended());
        }
      }
    }
    out.println("All rows are in " + to + "; the data folder is as it was.");
    return 0;
  }
}
