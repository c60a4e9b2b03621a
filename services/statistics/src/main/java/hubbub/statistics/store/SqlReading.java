package hubbub.statistics.store;

import hubbub.contracts.Channel;
import hubbub.statistics.domain.Cover;
import hubbub.statistics.domain.Hour;
import hubbub.statistics.domain.PeopleCounts;
import hubbub.statistics.domain.Piece;
import hubbub.statistics.domain.Range;
import hubbub.statistics.domain.Reading;
import hubbub.statistics.domain.Scope;
import hubbub.statistics.domain.Seconds;
import hubbub.statistics.domain.Totals;
import hubbub.statistics.domain.WordCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One moment of the ledger, on a connection that sees one moment of the database.
final class SqlReading implements Reading {
  private static final int NAMES_MAX = 200;

  private final Connection connection;
  private final SqlScopes scopes;

  /// @param now milliseconds since 1970
  SqlReading(Connection connection, long now) {
    this.connection = connection;
    scopes = new SqlScopes(connection, now);
  }

  /// Binds a query's parameters.
  @FunctionalInterface
  interface Binding {
    void bind(PreparedStatement query) throws SQLException;
  }

  /// Reads a row.
  @FunctionalInterface
  interface Row<T extends @Nullable Object> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> rows(Connection connection, String sql, Binding binding, Row<T> row) {
    var all = new ArrayList<T>();
    each(
        connection,
        sql,
        binding,
        read -> {
          all.add(row.read(read));
          return null;
        });
    return all;
  }

  private static void each(
      Connection connection, String sql, Binding binding, Row<@Nullable Void> row) {
    try (var query = connection.prepareStatement(sql)) {
      binding.bind(query);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          row.read(rows);
        }
      }
    } catch (SQLException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public Totals totals() {
    return rows(
            connection,
            """
            SELECT COALESCE(SUM(messages), 0), COALESCE(SUM(connected_millis), 0)
            FROM run WHERE counted = 1
            """,
            _ -> {},
            row -> new Totals(row.getLong(1), row.getLong(2)))
        .getFirst();
  }

  @Override
  public Optional<Scope> channel(Channel channel) {
    return scopes.channel(channel);
  }

  @Override
  public Optional<Scope> channelInRun(Channel channel, String run) {
    return scopes.channelInRun(channel, run);
  }

  @Override
  public Optional<Scope> run(String run) {
    return scopes.run(run);
  }

  @Override
  public Optional<RunName> runName(String run) {
    return scopes.runName(run);
  }

  @Override
  public List<ListedChannel> channels(Place after, int limit) {
    return scopes.channels(after, limit);
  }

  @Override
  public void fresh(Cover cover, Range range, Consumer<Piece> taker) {
    pieces("SELECT minute, body FROM piece WHERE folded = 0", cover, range, taker);
  }

  @Override
  public void pieces(Cover cover, Range range, Consumer<Piece> taker) {
    pieces("SELECT minute, body FROM piece WHERE folded IN (0, 1)", cover, range, taker);
  }

  private void pieces(String select, Cover cover, Range range, Consumer<Piece> taker) {
    each(
        connection,
        select + " AND cover = ? AND minute >= ? AND minute < ?",
        query -> bind(query, cover, range, Seconds.MINUTE),
        row -> {
          taker.accept(new ReadPiece(row.getLong(1), row.getBytes(2)));
          return null;
        });
  }

  @Override
  public void hours(Cover cover, Range range, Consumer<Hour> taker) {
    each(
        connection,
        """
        SELECT hour, fine, seconds, people, tops FROM hour
        WHERE cover = ? AND hour >= ? AND hour < ? ORDER BY hour
        """,
        query -> bind(query, cover, range, Seconds.HOUR),
        row -> {
          taker.accept(new ReadHour(row));
          return null;
        });
  }

  @Override
  public void peaks(Cover cover, Range range, Hour.LongTaker taker) {
    each(
        connection,
        "SELECT hour, peak FROM hour WHERE cover = ? AND hour >= ? AND hour < ?",
        query -> bind(query, cover, range, Seconds.HOUR),
        row -> {
          taker.take(row.getLong(1), row.getLong(2));
          return null;
        });
  }

  private static void bind(PreparedStatement query, Cover cover, Range range, long unit)
      throws SQLException {
    query.setLong(1, cover.id());
    query.setLong(2, Math.floorDiv(range.from(), unit));
    query.setLong(3, -Math.floorDiv(-range.to(), unit));
  }

  @Override
  public void wholePeople(Cover cover, PeopleCounts people) {
    each(
        connection,
        "SELECT people FROM whole WHERE cover = ?",
        query -> query.setLong(1, cover.id()),
        row -> {
          new BlockReader(row.getBytes(1)).people(people::add);
          return null;
        });
  }

  @Override
  public void wholeTops(Cover cover, WordCounts words, WordCounts emotes) {
    each(
        connection,
        "SELECT tops FROM whole WHERE cover = ?",
        query -> query.setLong(1, cover.id()),
        row -> {
          Blocks.addTops(row.getBytes(1), words, emotes);
          return null;
        });
  }

  @Override
  public Map<Integer, String> names(Collection<Integer> people) {
    var names = new HashMap<Integer, String>();
    var all = List.copyOf(people);
    for (var from = 0; from < all.size(); from += NAMES_MAX) {
      var some = all.subList(from, Math.min(all.size(), from + NAMES_MAX));
      each(
          connection,
          "SELECT id, name FROM person WHERE name IS NOT NULL AND id IN (?"
              + ", ?".repeat(some.size() - 1)
              + ")",
          query -> {
            for (var i = 0; i < some.size(); i++) {
              query.setInt(i + 1, some.get(i));
            }
          },
          row -> {
            names.put(row.getInt(1), row.getString(2));
            return null;
          });
    }
    return names;
  }

  private record ReadPiece(long minute, byte[] body) implements Piece {
    @Override
    public void attendance(Attendance taker) {
      new BlockReader(body)
          .attendance((slot, person, n) -> taker.take(minute * Seconds.MINUTE + slot, person, n));
    }

    @Override
    public void tops(WordCounts words, WordCounts emotes) {
      new BlockReader(body).attendance((_, _, _) -> {}).words(words).words(emotes);
    }
  }

  /// Reads a column only when it is asked for: the others are long.
  private record ReadHour(ResultSet row) implements Hour {
    @Override
    public long hour() {
      return number(1);
    }

    @Override
    public boolean fine() {
      return number(2) == 1;
    }

    @Override
    public void seconds(LongTaker taker) {
      var begin = hour() * Seconds.HOUR;
      block(3).counts((second, n) -> taker.take(begin + second, n));
    }

    @Override
    public void attendance(Piece.Attendance taker) {
      var begin = hour() * Seconds.HOUR;
      block(4)
          .attendance((slot, person, n) -> taker.take(begin + slot * Seconds.MINUTE, person, n));
    }

    @Override
    public void tops(WordCounts words, WordCounts emotes) {
      block(5).words(words).words(emotes);
    }

    private long number(int column) {
      try {
        return row.getLong(column);
      } catch (SQLException e) {
        throw new Unreadable(e);
      }
    }

    private BlockReader block(int column) {
      try {
        return new BlockReader(row.getBytes(column));
      } catch (SQLException e) {
        throw new Unreadable(e);
      }
    }
  }
}
