package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import java.io.Serial;

/// A channel belongs to another desk.
public final class HeldElsewhere extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public HeldElsewhere(Channel channel) {
    super(channel + " is listened to by another process", null, false, false);
  }
}
