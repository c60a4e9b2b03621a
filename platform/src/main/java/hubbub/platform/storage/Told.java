package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import hubbub.platform.storage.Outbox.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A row of an outbox, and how it is stored.
record Told(Row row, byte[] bytes) {
  /// Facts in one row: a change of a whole list is heard in pieces.
  private static final int FACTS_MAX = 1_000;

  /// What a commit tells, a row or more for each partition, without numbers yet.
  static List<Told> parts(List<KeptFact> told) {
    var parts = new ArrayList<List<KeptFact>>();
    for (var partition = 0; partition < Outbox.PARTITIONS; partition++) {
      parts.add(new ArrayList<>());
    }
    for (var fact : told) {
      parts.get(Partitions.of(fact)).add(fact);
    }
    var rows = new ArrayList<Told>();
    for (var partition = 0; partition < Outbox.PARTITIONS; partition++) {
      var all = parts.get(partition);
      for (var from = 0; from < all.size(); from += FACTS_MAX) {
        var facts = List.copyOf(all.subList(from, Math.min(all.size(), from + FACTS_MAX)));
        rows.add(new Told(new Row(0, "", partition, 0, facts), FactJson.write(facts)));
      }
    }
    return rows;
  }

  Told at(long position, String producer, long number) {
    return new Told(new Row(position, producer, row.partition(), number, row.facts()), bytes);
  }

  /// Binds the columns of `outbox`.
  void bind(PreparedStatement insert) throws SQLException {
    insert.setLong(1, row.position());
    insert.setString(2, row.producer());
    insert.setInt(3, row.partition());
    insert.setLong(4, row.number());
    insert.setBytes(5, bytes);
  }
}
