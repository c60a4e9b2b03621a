package hubbub.testkit;

import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.StorageFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// The program that tests kill: tells fact after fact, and prints each number when it is
/// acknowledged.
final class Scribe {
  private static final long OUTBOX_MAX = 1L << 30;

  private Scribe() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    switch (arguments[1]) {
      case "tell" -> tell(folder, Integer.parseInt(arguments[2]));
      case "fill" -> fill(folder);
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }

  private static void tell(Path folder, int from) {
    var storage = Shape.at(folder).open(folder, Clock.systemUTC());
    var teller = storage.open("teller");
    for (var n = from; ; n++) {
      var fact = BusContract.fact(n);
      teller.write(tx -> {
        tx.tell(fact);
        return null;
      });
      System.out.println(n);
    }
  }

  /// Writes until the disk is full, frees some room, and goes on.
  private static void fill(Path folder) throws IOException {
    var ballast = folder.resolve("ballast");
    Files.write(ballast, new byte[500_000]);
    var storage = new SqliteStorage(folder, Clock.systemUTC(), OUTBOX_MAX);
    var database = storage.open("full");
    database.write(tx -> tx.handle().execute("CREATE TABLE line (text TEXT NOT NULL)"));
    var accepted = 0;
    try {
      while (true) {
        database.write(
            tx -> tx.handle().execute("INSERT INTO line VALUES (?)", "x".repeat(20_000)));
        accepted++;
      }
    } catch (StorageFull _) {
      System.out.println("refused after " + accepted);
    }
    Files.delete(ballast);
    database.write(tx -> tx.handle().execute("INSERT INTO line VALUES ('after')"));
    var kept =
        database.read(
            tx -> tx.handle().createQuery("SELECT COUNT(*) FROM line").mapTo(Integer.class).one());
    System.out.println(
        accepted > 10 && kept == accepted + 1 ? "whole" : "kept " + kept + " of " + accepted);
    storage.close();
  }
}
