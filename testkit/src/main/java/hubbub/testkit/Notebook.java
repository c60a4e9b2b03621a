package hubbub.testkit;

import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.RunEnded;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Dialect;
import hubbub.platform.storage.Transaction;
import java.util.List;
import java.util.Set;

/// A hearer that writes down what it hears, in the transaction of its mark.
public class Notebook implements Hearer {
  private final Database database;
  private final String name;

  public Notebook(Database database, String name) {
    this.database = database;
    this.name = name;
    database.write(tx ->
        tx.handle()
            .execute(
                "CREATE TABLE IF NOT EXISTS heard (n "
                    + (database.dialect() == Dialect.SQLITE ? "INTEGER" : "SERIAL")
                    + " PRIMARY KEY, what TEXT NOT NULL)"));
  }

  /// Called before each fact is written down; may throw.
  protected void before(KeptFact fact) throws Exception {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(RunEnded.class, GapSeen.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) throws Exception {
    for (var fact : facts) {
      before(fact);
      var what =
          switch (fact) {
            case RunEnded ended -> ended.runId();
            case GapSeen gap -> gap.id();
            default -> throw new IllegalArgumentException("not asked for: " + fact);
          };
      transaction.handle().execute("INSERT INTO heard (what) VALUES (?)", what);
    }
  }

  /// What was heard, in order.
  public List<String> heard() {
    return database.read(tx ->
        tx.handle().createQuery("SELECT what FROM heard ORDER BY n").mapTo(String.class).list());
  }
}
