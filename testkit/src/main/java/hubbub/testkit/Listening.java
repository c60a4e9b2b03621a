package hubbub.testkit;

import hubbub.contracts.KeptFact;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A hearer that remembers what it hears.
///
/// @param heard in order, as of now
public record Listening(
    Database database, Set<Class<? extends KeptFact>> kinds, List<KeptFact> heard)
    implements Hearer {
  public Listening(Database database, Set<Class<? extends KeptFact>> kinds) {
    this(database, kinds, new CopyOnWriteArrayList<>());
  }

  @Override
  public String name() {
    return "listening";
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) {
    heard.addAll(facts);
  }
}
