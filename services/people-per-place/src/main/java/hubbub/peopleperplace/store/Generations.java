package hubbub.peopleperplace.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which generations of the copy there are.
///
/// @param answering the one that questions are answered from
/// @param building the one that is being filled beside it
/// @param version of the copy
record Generations(long answering, @Nullable Long building, long version) {
  static Generations load(Connection connection) throws SQLException {
    try (var select =
            connection.prepareStatement("SELECT answering, building, version FROM state");
        var row = select.executeQuery()) {
      row.next();
      var number = row.getLong(2);
      var building = row.wasNull() ? null : number;
      return new Generations(row.getLong(1), building, row.getLong(3));
    }
  }

  /// What is heard goes to all of them.
  List<Long> all() {
    return building == null ? List.of(answering) : List.of(answering, building);
  }

  /// The one that will answer next.
  long newest() {
    return building == null ? answering : building;
  }

  /// Notes that answers may be other ones from now on.
  static void changed(Connection connection, long nowMillis) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "UPDATE state SET version = CASE WHEN version < ? THEN ? ELSE version + 1 END")) {
      update.setLong(1, nowMillis);
      update.setLong(2, nowMillis);
      update.executeUpdate();
    }
  }
}
