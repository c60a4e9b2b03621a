package hubbub.platform.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/// What was made by requests with an `Idempotency-Key`, so that one that comes twice makes nothing
/// twice. Whoever keeps such has a table `answered` (number, caller, given_key, print, answer, at)
/// and uses this in the transaction of the row.
public final class AnsweredRequests {
  /// How long an answer is remembered.
  public static final Duration KEPT = Duration.ofHours(24);

  private static final int FORGOTTEN_AT_ONCE = 100;

  private final Clock clock;
  private final int most;

  /// @param most that are remembered
  public AnsweredRequests(Clock clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  /// A request with a key.
  ///
  /// @param caller whose key it is: keys of different callers don't meet
  /// @param print tells what was asked from everything else
  public record Keyed(String caller, String key, String print) {
    /// @param asked what is asked for, as bytes
    public static Keyed of(String caller, String key, byte[] asked) {
      try {
        var digest = MessageDigest.getInstance("SHA-256").digest(asked);
        return new Keyed(caller, key, HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// What is known of a request.
  public sealed interface Known {
    /// It is the first of its key.
    record New() implements Known {}

    /// It was answered before.
    record Again(String answer) implements Known {}

    /// Another one was answered before under this key.
    record Otherwise() implements Known {}

    /// It would be the first of its key, and no more can be remembered for now.
    record Full() implements Known {}
  }

  public Known look(Connection connection, Keyed request) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT print, answer FROM answered"
                + " WHERE caller = ? AND given_key = ? AND at > ?")) {
      select.setString(1, request.caller());
      select.setString(2, request.key());
      select.setLong(3, clock.millis() - KEPT.toMillis());
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          return count(connection) < most ? new Known.New() : new Known.Full();
        }
        return row.getString(1).equals(request.print())
            ? new Known.Again(row.getString(2))
            : new Known.Otherwise();
      }
    }
  }

  /// Remembers an answer, and lets go of some that are too old.
  public void keep(Connection connection, Keyed request, String answer) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO answered (number, caller, given_key, print, answer, at)
            VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM answered), ?, ?, ?, ?, ?)
            ON CONFLICT (caller, given_key) DO UPDATE SET
              number = excluded.number, print = excluded.print, answer = excluded.answer, at = excluded.at
            """)) {
      insert.setString(1, request.caller());
      insert.setString(2, request.key());
      insert.setString(3, request.print());
      insert.setString(4, answer);
      insert.setLong(5, clock.millis());
      insert.executeUpdate();
    }
  }

  /// Lets go of some that are too old. Whoever waits for room calls it before it looks.
  public void tidy(Connection connection) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM answered WHERE at <= ?"
                + " AND number < (SELECT MIN(number) FROM answered) + ?")) {
      delete.setLong(1, clock.millis() - KEPT.toMillis());
      delete.setInt(2, FORGOTTEN_AT_ONCE);
      delete.executeUpdate();
    }
  }

  /// Numbers have next to no holes: this costs no walk through all of them.
  private static long count(Connection connection) throws SQLException {
    try (var select =
            connection.prepareStatement(
                "SELECT (SELECT MAX(number) FROM answered) - (SELECT MIN(number) FROM answered)");
        var row = select.executeQuery()) {
      row.next();
      var span = row.getLong(1);
      return row.wasNull() ? 0 : span + 1;
    }
  }
}
