package hubbub.chat.domain;

import java.io.Serial;

/// Another process has the rooms. Nothing was kept.
public final class EpochOver extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public EpochOver() {
    super("another process has the rooms", null, false, false);
  }
}
