package hubbub.connectors.domain;

import java.io.Serial;

/// Nothing can be kept now: the disk is full, the outbox at its bound, or the database away.
public final class LedgerAway extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public LedgerAway(String reason, Throwable cause) {
    super(reason, cause);
  }
}
