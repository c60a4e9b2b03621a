package hubbub.platform.bus;

import hubbub.contracts.KeptFact;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.util.List;
import java.util.Set;

/// Whoever hears kept facts and does something with them in a database of its own.
public interface Hearer {
  /// Unique in the product; names its marks. Usually the service's name.
  String name();

  /// Where its marks lie: the database that [#hear] writes.
  Database database();

  /// The kinds that it wants to hear.
  Set<Class<? extends KeptFact>> kinds();

  /// Applies facts in the transaction that moves the mark. If it throws, all of it is undone and
  /// tried again; after a few tries the batch that cannot be digested goes to the dead letters. It
  /// may run again for facts whose transaction was undone, so anything kept outside the transaction
  /// must bear that.
  ///
  /// @param facts of this hearer's kinds, of one or more batches, in order within each partition;
  ///   never empty
  void hear(List<KeptFact> facts, Transaction transaction) throws Exception;
}
