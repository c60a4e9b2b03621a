package hubbub.app.terminal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// What a command was asked for could not be done; the message tells people why, and what helps.
public final class CouldNot extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public CouldNot(String message) {
    this(message, null);
  }

  public CouldNot(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
