package hubbub.app;

import hubbub.platform.storage.SqliteStorage;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;

/// `hubbub migrate --status`: where each service's data stand. Looks only; a start migrates.
final class Migrations {
  private Migrations() {}

  static int show(DataFolder data, PrintStream out) {
    var storage = new SqliteStorage(data.path(), Clock.systemUTC(), Long.MAX_VALUE);
    out.printf(
        Locale.ROOT, "%-12s %8s %8s %9s %5s%n", "service", "current", "latest", "executed", "new");
    for (var part : Product.values()) {
      var status = storage.status(part.word());
      out.printf(
          Locale.ROOT,
          "%-12s %8d %8d %9d %5d%n",
          status.service(),
          status.current(),
          status.latest(),
          status.executed(),
          status.pending());
    }
    return 0;
  }
}
