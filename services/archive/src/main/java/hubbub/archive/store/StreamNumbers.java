package hubbub.archive.store;

import hubbub.contracts.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/// Gives each channel heard by one set of runs, a stream, the small number that stands for it in
/// the log.
final class StreamNumbers {
  private static final int KNOWN_MAX = 10_000;

  private final Map<Place, Long> known = new HashMap<>();

  private record Place(Channel channel, String runs, String elsewhere) {}

  /// @param elsewhere runs that had its messages in another of their channels
  long of(
      Connection connection,
      Channel channel,
      Collection<String> runIds,
      Collection<String> elsewhere)
      throws SQLException {
    var place = new Place(channel, joined(runIds), joined(elsewhere));
    var id = known.get(place);
    if (id == null) {
      id = findOrAdd(connection, place, runIds, elsewhere);
      if (known.size() >= KNOWN_MAX) {
        known.clear();
      }
      known.put(place, id);
    }
    return id;
  }

  private static String joined(Collection<String> runIds) {
    return String.join(" ", new TreeSet<>(runIds));
  }

  void forget() {
    known.clear();
  }

  /// The number of a channel that has one.
  static OptionalLong channel(Connection connection, Channel channel) throws SQLException {
    return Sql.number(connection, "SELECT id FROM channel WHERE name = ?", channel.toString());
  }

  private static long findOrAdd(
      Connection connection, Place place, Collection<String> runIds, Collection<String> elsewhere)
      throws SQLException {
    var name = place.channel.toString();
    var known = channel(connection, place.channel);
    var channel =
        known.isPresent()
            ? known.getAsLong()
            : Sql.one(connection, "INSERT INTO channel (name) VALUES (?) RETURNING id", name);
    var found =
        Sql.number(
            connection,
            "SELECT id FROM stream WHERE channel = ? AND runs = ? AND elsewhere = ?",
            channel,
            place.runs,
            place.elsewhere);
    if (found.isPresent()) {
      return found.getAsLong();
    }
    var id =
        Sql.one(
            connection,
            "INSERT INTO stream (channel, runs, elsewhere) VALUES (?, ?, ?) RETURNING id",
            channel,
            place.runs,
            place.elsewhere);
    join(connection, id, runIds, 0);
    join(connection, id, elsewhere, 1);
    return id;
  }

  private static void join(
      Connection connection, long stream, Collection<String> runIds, int elsewhere)
      throws SQLException {
    for (var run : new TreeSet<>(runIds)) {
      Sql.run(
          connection,
          """
          INSERT INTO stream_run (run, stream, elsewhere) VALUES (?, ?, ?)
          ON CONFLICT (run, stream) DO NOTHING
          """,
          run,
          stream,
          elsewhere);
    }
  }
}
