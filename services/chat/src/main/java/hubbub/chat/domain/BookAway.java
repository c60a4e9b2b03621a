package hubbub.chat.domain;

import java.io.Serial;

/// Nothing can be kept or read now; trying again later may help. Nothing of what was tried was
/// kept.
public final class BookAway extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String reason;

  public BookAway(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /// In words for people.
  public String reason() {
    return reason;
  }
}
