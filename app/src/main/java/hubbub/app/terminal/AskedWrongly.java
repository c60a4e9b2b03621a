package hubbub.app.terminal;

import java.io.Serial;

/// A command's words don't fit; the message says what would.
public final class AskedWrongly extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public AskedWrongly(String message) {
    super(message, null, false, false);
  }
}
