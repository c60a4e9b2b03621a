package hubbub.platform.storage;

import java.io.Serial;

/// The database does not answer; nothing was kept.
public final class StorageUnreachable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public StorageUnreachable(String message) {
    super(message);
  }

  public StorageUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
