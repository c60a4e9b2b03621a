package hubbub.app;

import java.io.Serial;

/// The house cannot start as it was asked to; the message tells people why and what would help.
final class CannotStart extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  CannotStart(String message) {
    super(message);
  }

  CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
