package hubbub.platform.storage;

import java.io.Serial;

/// A database cannot be opened as it is: held by another process, or written by a newer version.
/// The message tells people why.
public final class StorageRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public StorageRefused(String message) {
    super(message);
  }

  public StorageRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
