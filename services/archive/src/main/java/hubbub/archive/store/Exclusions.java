package hubbub.archive.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who and what is not kept: people who opted out, people who are forgotten up to a time, runs that
/// were deleted.
///
/// @param out people who opted out
/// @param forgotten people, and the last millisecond that is forgotten of them
/// @param deletedRuns ids
record Exclusions(Set<Person> out, Map<Person, Long> forgotten, Set<String> deletedRuns) {

  record Person(String platform, String authorId) {}

  static Exclusions load(Connection connection) throws SQLException {
    var forgotten = new HashMap<Person, Long>();
    Sql.list(
            connection,
            row -> Map.entry(new Person(row.getString(1), row.getString(2)), row.getLong(3)),
            "SELECT platform, author_id, up_to FROM forgotten")
        .forEach(e -> forgotten.put(e.getKey(), e.getValue()));
    return new Exclusions(
        new HashSet<>(
            Sql.list(
                connection,
                row -> new Person(row.getString(1), row.getString(2)),
                "SELECT platform, author_id FROM opt_out WHERE wanted = 1")),
        forgotten,
        new HashSet<>(
            Sql.list(connection, row -> row.getString(1), "SELECT run FROM deleted_run")));
  }

  boolean keeps(String platform, String authorId, long receivedMillis) {
    if (out.isEmpty() && forgotten.isEmpty()) {
      return true;
    }
    var person = new Person(platform, authorId);
    return !out.contains(person) && receivedMillis > forgotten.getOrDefault(person, Long.MIN_VALUE);
  }

  /// The runs that are still there.
  List<String> living(List<String> runIds) {
    if (deletedRuns.isEmpty()) {
      return runIds;
    }
    var living = new ArrayList<>(runIds);
    living.removeAll(deletedRuns);
    return living;
  }
}
