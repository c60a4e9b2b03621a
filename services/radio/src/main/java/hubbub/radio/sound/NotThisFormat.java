package hubbub.radio.sound;

/// A stream is not, or is no longer, what it began as.
public final class NotThisFormat extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message for whoever sends it
  public NotThisFormat(String message) {
    super(message);
  }
}
