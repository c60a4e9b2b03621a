package hubbub.platform.storage;

import java.io.Serial;

/// The outbox is at its bound because somebody does not hear; nothing was kept.
public final class OutboxFull extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public OutboxFull(String message) {
    super(message);
  }

  public OutboxFull(String message, Throwable cause) {
    super(message, cause);
  }
}
