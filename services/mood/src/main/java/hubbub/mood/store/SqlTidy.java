package hubbub.mood.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// Lets go of what is older than it is kept.
public final class SqlTidy {
  private static final Duration VOICES_KEPT = Duration.ofMinutes(1);
  private static final Duration TEXTS_KEPT = Duration.ofMinutes(5);

  private final Duration secondsKept;
  private final Duration tensKept;

  public SqlTidy(Duration secondsKept, Duration tensKept) {
    this.secondsKept = secondsKept;
    this.tensKept = tensKept;
  }

  public void tidy(Connection connection, Instant now) throws SQLException {
    delete(connection, "DELETE FROM recent_voices WHERE at < ?", now.minus(VOICES_KEPT));
    delete(connection, "DELETE FROM recent_text WHERE at < ?", now.minus(TEXTS_KEPT));
    delete(connection, "DELETE FROM measure WHERE step = 1000 AND at < ?", now.minus(secondsKept));
    delete(connection, "DELETE FROM measure WHERE step = 10000 AND at < ?", now.minus(tensKept));
  }

  private static void delete(Connection connection, String text, Instant before)
      throws SQLException {
    try (var delete = connection.prepareStatement(text)) {
      delete.setLong(1, before.toEpochMilli());
      delete.executeUpdate();
    }
  }
}
