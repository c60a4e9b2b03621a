package hubbub.app;

import hubbub.platform.storage.PostgresStorage;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.Storage;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;

/// `hubbub migrate --status`: where each service's data stand. Looks only; a start migrates.
final class Migrations {
  private Migrations() {}

  static int show(Choices choices, PrintStream out) {
    try (var storage = storage(choices)) {
      return show(storage, out);
    }
  }

  /// Where the rows lie; nothing is opened yet.
  static Storage storage(Choices choices) {
    var clock = Clock.systemUTC();
    return switch (Shape.from(choices.settings())) {
      case Shape.OneProcess() -> new SqliteStorage(choices.data().path(), clock, Long.MAX_VALUE);
      case Shape.Some some -> new PostgresStorage(Ground.database(some), clock, Long.MAX_VALUE);
    };
  }

  private static int show(Storage storage, PrintStream out) {
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
