package hubbub.app;

import java.io.Serial;

/// A command's words don't fit; the message says what would.
final class AskedWrongly extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  AskedWrongly(String message) {
    super(message, null, false, false);
  }
}
