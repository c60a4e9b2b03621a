package hubbub.radio.icy;

/// Where one listener's next title stands: after each so many bytes of sound, whatever the pieces
/// are that these come in. For one thread.
public final class IcyPlaces {
  /// Bytes of sound between two titles, as Icecast has it.
  public static final int INTERVAL = 16_000;

  private int left = INTERVAL;

  /// How many of the next bytes of sound come before a title.
  ///
  /// @param length how many there are
  /// @return at most that many; less where a title stands in between, and then [#titled] is next
  public int before(int length) {
    return Math.min(left, length);
  }

  /// Sound was sent.
  ///
  /// @return whether a title comes now
  public boolean sent(int length) {
    if (length > left) {
      throw new IllegalArgumentException(length + " bytes where a title stands after " + left);
    }
    left -= length;
    return left == 0;
  }

  /// The title was sent.
  public void titled() {
    left = INTERVAL;
  }
}
