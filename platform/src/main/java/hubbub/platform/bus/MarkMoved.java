package hubbub.platform.bus;

import java.io.Serial;

/// A mark is not where this reader left it: somebody else has heard the batch.
final class MarkMoved extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  MarkMoved() {
    super("the mark was moved by another reader");
  }
}
