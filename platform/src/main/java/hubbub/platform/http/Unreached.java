package hubbub.platform.http;

import java.io.IOException;
import java.io.Serial;

/// A request did not come to another process: nothing was done there, so it may go elsewhere.
final class Unreached extends IOException {
  @Serial private static final long serialVersionUID = 1;

  Unreached(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
