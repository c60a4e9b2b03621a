package hubbub.connectors.domain;

import java.io.Serial;

/// Another process took this desk's channels over: nothing may be written from here any more.
public final class DeskLost extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public DeskLost() {
    super("another process has taken over what was listened to here", null, false, false);
  }
}
