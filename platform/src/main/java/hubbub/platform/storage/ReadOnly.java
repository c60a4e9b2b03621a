package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import org.jdbi.v3.core.Handle;

/// A transaction that only reads.
record ReadOnly(Handle handle) implements Transaction {
  @Override
  public void tell(KeptFact fact) {
    throw new IllegalStateException("nothing can be told while reading");
  }
}
