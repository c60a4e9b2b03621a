package hubbub.chat.store;

import hubbub.chat.domain.AddressBan;
import hubbub.chat.domain.AddressRange;
import hubbub.chat.domain.Book;
import hubbub.chat.domain.BookAway;
import hubbub.chat.domain.Held;
import hubbub.chat.domain.Known;
import hubbub.chat.domain.Line;
import hubbub.chat.domain.Modes;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Opened;
import hubbub.chat.domain.OwnEmote;
import hubbub.chat.domain.Row;
import hubbub.chat.domain.Word;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.OutboxFull;
import hubbub.platform.storage.Statements;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Rooms in SQL.
public final class SqlBook implements Book {
  private final Database database;
  private final SqlEpoch epochs;

  /// @param place where the process keeps its files
  public SqlBook(Database database, String place) {
    this(database, place, SqlEpoch.LASTING_MILLIS);
  }

  /// @param lastingMillis how long this process may be silent before another one has the rooms
  public SqlBook(Database database, String place, long lastingMillis) {
    this.database = database;
    epochs = new SqlEpoch(database, place, lastingMillis);
  }

  @Override
  public OptionalLong begin() {
    return kept(epochs::begin);
  }

  @Override
  public void renew(long epoch) {
    kept(() -> {
      epochs.renew(epoch);
      return true;
    });
  }

  @Override
  public void leave(long epoch) {
    kept(() -> {
      epochs.end(epoch);
      return true;
    });
  }

  @Override
  public List<OwnChannel> channels() {
    return kept(() ->
        database.read(tx ->
            Sql.list(
                tx.connection(),
                SqlBook::channel,
                "SELECT id, name, owner_id, title, created_at FROM channel"
                    + " WHERE name IS NOT NULL ORDER BY id")));
  }

  @Override
  public Optional<OwnChannel> channel(String name) {
    return kept(() ->
        database.read(tx ->
            Sql.one(
                tx.connection(),
                SqlBook::channel,
                "SELECT id, name, owner_id, title, created_at FROM channel WHERE name = ?",
                name)));
  }

  private static OwnChannel channel(ResultSet row) throws SQLException {
    return new OwnChannel(
        row.getString("id"),
        row.getString("name"),
        row.getString("owner_id"),
        row.getString("title"),
        Sql.time(row, "created_at"));
  }

  @Override
  public Changes changes(long after) {
    return kept(() ->
        database.read(tx -> {
          var rows =
              Sql.list(
                  tx.connection(),
                  row -> new Change(row.getLong(1), row.getString(2), row.getInt(3) != 0),
                  "SELECT n, person, gone FROM heard WHERE n > ? ORDER BY n",
                  after);
          var persons = new HashSet<String>();
          var gone = new HashSet<String>();
          var channels = false;
          for (var row : rows) {
            channels |= row.person == null;
            if (row.person != null) {
              persons.add(row.person);
            }
            if (row.person != null && row.gone) {
              gone.add(row.person);
            }
          }
          return new Changes(
              rows.isEmpty() ? after : rows.getLast().n,
              Set.copyOf(persons),
              Set.copyOf(gone),
              channels);
        }));
  }

  private record Change(long n, @Nullable String person, boolean gone) {}

  @Override
  public Opened open(OwnChannel channel, Instant since, int most) {
    return kept(
        () -> database.read(tx -> open(tx.connection(), channel.id(), since.toEpochMilli(), most)));
  }

  /// How a room is set up, and its newest offset.
  private record SetUp(@Nullable String modes, @Nullable String pinned, Offset last) {}

  private static Opened open(Connection connection, String room, long since, int most)
      throws SQLException {
    var setUp =
        Sql.one(
                connection,
                row ->
                    new SetUp(
                        row.getString("modes"),
                        row.getString("pinned"),
                        new Offset(row.getLong("epoch"), row.getLong("n"))),
                "SELECT modes, pinned, epoch, n FROM room WHERE id = ?",
                room)
            .orElse(new SetUp(null, null, new Offset(0, 0)));
    var recent = EntryRows.newest(connection, room, since, most);
    var before =
        recent.isEmpty()
            ? setUp.last
            : EntryRows.before(connection, room, recent.getFirst().offset().n());
    return new Opened(
        setUp.modes == null ? Modes.usual() : EntryJson.of(setUp.modes, Modes.class),
        setUp.pinned == null
            ? Optional.empty()
            : EntryRows.line(connection, room, setUp.pinned).filter(one -> one.deleted() == null),
        before,
        recent,
        bodies(connection, "word", room, Word.class),
        Sql.list(
            connection,
            SqlBook::emote,
            "SELECT id, name, type, width, height, length, at FROM emote WHERE room = ?"
                + " ORDER BY id",
            room),
        Sql.list(
            connection,
            SqlBook::bar,
            "SELECT range, reason, by_login, at FROM bar WHERE room = ? ORDER BY at",
            room),
        bodies(connection, "held", room, Held.class));
  }

  private static <T> List<T> bodies(Connection connection, String table, String room, Class<T> kind)
      throws SQLException {
    return Sql.list(
        connection,
        row -> EntryJson.of(row.getString(1), kind),
        "SELECT body FROM " + table + " WHERE room = ? ORDER BY id",
        room);
  }

  private static OwnEmote emote(ResultSet row) throws SQLException {
    return new OwnEmote(
        row.getString("id"),
        row.getString("name"),
        row.getString("type"),
        row.getInt("width"),
        row.getInt("height"),
        row.getInt("length"),
        Sql.time(row, "at"));
  }

  private static AddressBan bar(ResultSet row) throws SQLException {
    return new AddressBan(
        AddressRange.parse(row.getString("range")).orElseThrow(),
        row.getString("by_login"),
        row.getString("reason"),
        Sql.time(row, "at"));
  }

  @Override
  public Map<String, Known> know(OwnChannel channel, Set<String> personIds) {
    return kept(
        () -> database.read(tx -> PersonRows.know(tx.connection(), channel.id(), personIds)));
  }

  @Override
  public Optional<Who> find(String login) {
    return kept(() ->
        database.read(tx ->
            Sql.one(
                tx.connection(),
                PersonRows::who,
                "SELECT id, login, name, created_at, owner FROM person WHERE login = ?"
                    + " ORDER BY change DESC LIMIT 1",
                login)));
  }

  @Override
  public int notes(OwnChannel channel, String personId) {
    return kept(() ->
        database.read(tx ->
            Sql.one(
                    tx.connection(),
                    row -> row.getInt(1),
                    "SELECT COUNT(*) FROM note WHERE person = ? AND room = ?",
                    personId,
                    channel.id())
                .orElse(0)));
  }

  @Override
  public Optional<Line> line(OwnChannel channel, String lineId) {
    return kept(() -> database.read(tx -> EntryRows.line(tx.connection(), channel.id(), lineId)));
  }

  @Override
  public Optional<Line> line(OwnChannel channel, String authorId, String nonce, Instant since) {
    return kept(() ->
        database.read(tx ->
            EntryRows.line(tx.connection(), channel.id(), authorId, nonce, since.toEpochMilli())));
  }

  @Override
  public void keep(long epoch, List<Row> rows) {
    kept(() ->
        database.write(tx -> {
          epochs.check(tx.connection(), epoch);
          try (var statements = new Statements(tx.connection())) {
            new KeptRows(tx.connection(), statements).write(rows);
          }
          var telling = new Telling(tx);
          rows.forEach(telling::of);
          telling.end();
          return true;
        }));
  }

  @Override
  public List<Line> history(OwnChannel channel, long before, int limit) {
    return kept(
        () -> database.read(tx -> EntryRows.lines(tx.connection(), channel.id(), before, limit)));
  }

  private static <T> T kept(Supplier<T> work) {
    try {
      return work.get();
    } catch (StorageUnreachable e) {
      throw new BookAway("the database does not answer", e);
    } catch (StorageFull | OutboxFull e) {
      throw new BookAway("the disk is full", e);
    }
  }
}
