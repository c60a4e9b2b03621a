package hubbub.connectors.domain;

import java.io.Serial;

/// A caller named something that is no channel; the message says what would be right.
public final class NotAChannel extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public NotAChannel(String why) {
    super(why, null, false, false);
  }
}
