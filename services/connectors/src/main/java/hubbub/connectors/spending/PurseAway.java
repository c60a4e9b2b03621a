package hubbub.connectors.spending;

import java.io.Serial;

/// The books can't be written now, so that nothing may be read.
public final class PurseAway extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public PurseAway(String why, Throwable cause) {
    super(why, cause);
  }
}
