package hubbub.platform.storage;

import java.io.Serial;

/// There is no room left on the disk; nothing was kept.
public final class StorageFull extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public StorageFull(String message) {
    super(message);
  }

  public StorageFull(String message, Throwable cause) {
    super(message, cause);
  }
}
