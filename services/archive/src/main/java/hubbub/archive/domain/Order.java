package hubbub.archive.domain;

/// Which end of the log comes first.
public enum Order {
  NEWEST,
  OLDEST;

  /// Whether a message with key `left` comes before one with key `right`.
  public boolean before(long left, long right) {
    return switch (this) {
      case NEWEST -> left > right;
      case OLDEST -> left < right;
    };
  }
}
