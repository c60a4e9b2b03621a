package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import java.io.Serial;

/// A channel belongs to another desk.
public final class HeldElsewhere extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final boolean isApart;

  public HeldElsewhere(Channel channel) {
    this(channel + " is listened to by another process", false);
  }

  private HeldElsewhere(String message, boolean isApart) {
    super(message, null, false, false);
    this.isApart = isApart;
  }

  /// Two channels belong to two desks, so that none can listen to both for one run.
  public static HeldElsewhere apart(Channel one, Channel other) {
    return new HeldElsewhere(
        one
            + " and "
            + other
            + " are listened to by different processes, and a run is one's: start a run for each",
        true);
  }

  /// Whether no desk at all can have what was asked for.
  public boolean isApart() {
    return isApart;
  }
}
