package hubbub.peopleperplace.store;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.Whereabouts.Those;
import hubbub.peopleperplace.domain.Join;
import hubbub.platform.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The join, from the generation that answers.
public final class SqlJoin implements Join {
  private final Database database;

  public SqlJoin(Database database) {
    this.database = database;
  }

  @Override
  public <T extends @Nullable Object> T look(Function<Moment, T> question) {
    return database.read(tx -> {
      var connection = tx.connection();
      return question.apply(new SqlMoment(connection, Generations.load(connection)));
    });
  }

  /// One moment: the transaction's.
  private record SqlMoment(Connection connection, Generations generations) implements Moment {
    /// Rows that PostgreSQL sends at once.
    private static final int FETCHED = 1_000;

    @Override
    public long version() {
      return generations.version();
    }

    @Override
    public Optional<Place> place(long id) {
      return places(id - 1, id, 1).stream().findFirst();
    }

    @Override
    public List<Place> places(long id, long last, int limit) {
      try (var select =
          connection.prepareStatement(
              "SELECT id, name FROM place WHERE generation = ? AND id > ? AND id <= ?"
                  + " ORDER BY id LIMIT ?")) {
        select.setLong(1, generations.answering());
        select.setLong(2, id);
        select.setLong(3, last);
        select.setInt(4, limit);
        var places = new ArrayList<Place>();
        try (var row = select.executeQuery()) {
          while (row.next()) {
            places.add(new Place(row.getLong(1), row.getString(2)));
          }
        }
        return places;
      } catch (SQLException e) {
        throw new Unreadable(e);
      }
    }

    @Override
    public Those at(long placeId, int most) {
      return those(" FROM person WHERE generation = ? AND place_id = ?", placeId, most);
    }

    @Override
    public Those nowhere(int most) {
      return those(" FROM person WHERE generation = ? AND place_id IS NULL", null, most);
    }

    @Override
    public long placeCount() {
      return count(" FROM place WHERE generation = ?", null);
    }

    @Override
    public long personCount() {
      return count(" FROM person WHERE generation = ?", null);
    }

    private long count(String from, @Nullable Long placeId) {
      try (var select = connection.prepareStatement("SELECT COUNT(*)" + from)) {
        bind(select, placeId);
        try (var row = select.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      } catch (SQLException e) {
        throw new Unreadable(e);
      }
    }

    private Those those(String from, @Nullable Long placeId, int most) {
      try (var select =
          connection.prepareStatement(
              "SELECT id, name, is_alive" + from + " ORDER BY id LIMIT ?")) {
        select.setInt(bind(select, placeId), most);
        var first = new ArrayList<Person>();
        try (var row = select.executeQuery()) {
          while (row.next()) {
            first.add(new Person(row.getLong(1), row.getString(2), row.getInt(3) != 0, placeId));
          }
        }
        var all = first.size() < most ? first.size() : count(from, placeId);
        return new Those(all, List.copyOf(first));
      } catch (SQLException e) {
        throw new Unreadable(e);
      }
    }

    /// @return the number of the next parameter
    private int bind(PreparedStatement select, @Nullable Long placeId) throws SQLException {
      select.setLong(1, generations.answering());
      if (placeId == null) {
        return 2;
      }
      select.setLong(2, placeId);
      return 3;
    }

    @Override
    public void people(long first, long last, Visitor visitor) {
      try (var select =
          connection.prepareStatement(
              "SELECT place_id, id, name, is_alive FROM person"
                  + " WHERE generation = ? AND place_id >= ? AND place_id <= ?"
                  + " ORDER BY place_id, id")) {
        select.setFetchSize(FETCHED);
        select.setLong(1, generations.answering());
        select.setLong(2, first);
        select.setLong(3, last);
        try (var row = select.executeQuery()) {
          while (row.next()) {
            visitor.take(row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4) != 0);
          }
        }
      } catch (SQLException e) {
        throw new Unreadable(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
