package hubbub.chat.domain;

import java.util.Optional;

/// Where something stands in its room: everything that a room's visitors are told durably has one.
///
/// @param epoch which owner of the rooms numbered it: milliseconds, as the database's clock said
///   when that owner began, and always more than the one before
/// @param n counts 1, 2, 3 … in the room, on through all epochs; 0 is before the first
public record Offset(long epoch, long n) implements Comparable<Offset> {
  /// As doors write it, `<epoch>-<n>`; to everyone outside it is one word without meaning.
  public String text() {
    return epoch + "-" + n;
  }

  /// Reads what [#text] wrote; empty if it is nothing of that kind.
  public static Optional<Offset> parse(String text) {
    if (!text.matches("[0-9]{1,18}-[0-9]{1,18}")) {
      return Optional.empty();
    }
    var dash = text.indexOf('-');
    return Optional.of(
        new Offset(
            Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1))));
  }

  @Override
  public int compareTo(Offset other) {
    return Long.compare(n, other.n);
  }
}
