package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.Connection;
import org.jdbi.v3.core.Handle;

/// A transaction in progress; of use only inside its [Work].
public interface Transaction {
  /// For ordinary stores.
  Handle handle();

  /// For hot batch paths: plain JDBC. Neither commit nor roll back nor close it.
  default Connection connection() {
    return handle().getConnection();
  }

  /// Writes a fact to the outbox; it is told if and only if this transaction commits.
  ///
  /// @throws OutboxFull if the outbox is at its bound
  void tell(KeptFact fact);
}
