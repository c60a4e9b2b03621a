package hubbub.accounts.store;

import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.StreamRights;
import hubbub.platform.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whom a key belongs to: asked for every request, so it is one row by its index.
public final class SqlHolders {
  /// A person in their own name may all that they may; the owner is here as the owner, too.
  private static final Set<String> PERSON = Set.of("account");

  private static final Set<String> OWNER = Set.of("account", "owner");

  private static final String OF_SESSION =
      """
      SELECT account.id, account.login, account.name, account.created_at, account.owner,
        account.email, account.password, session.id, session.client, session.expires_at
      FROM session JOIN account ON account.id = session.account_id
      WHERE session.%s = :value AND session.expires_at > :now
      """;
  private static final String OF_TOKEN =
      """
      SELECT account.id, account.login, account.name, account.created_at, account.owner,
        account.email, account.password, token.id, token.name, token.expires_at, token.scopes
      FROM api_token token JOIN account ON account.id = token.account_id
      WHERE token.hash = :value AND token.expires_at > :now
      """;
  private static final String OF_STREAM_KEY =
      """
      SELECT stream_key.id, stream_key.mounts, channel.id, channel.name, channel.owner_id,
        channel.title, channel.created_at
      FROM stream_key JOIN channel ON channel.id = stream_key.channel_id
      WHERE stream_key.hash = :value
      """;

  private static final String AIRS =
      """
      SELECT channel.id, channel.name, channel.owner_id, channel.title, channel.created_at
      FROM channel
      WHERE channel.name = :name AND (channel.owner_id = :account OR EXISTS (
        SELECT 1 FROM role
        WHERE role.channel_id = channel.id AND role.account_id = :account AND role.role = 'host'))
      """;

  private final Database database;
  private final Clock clock;

  public SqlHolders(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @param hash of the value of a browser's cookie, or of an API token
  public Optional<KeyHolder> ofSecret(String hash) {
    return database.read(tx -> {
      var now = clock.millis();
      var session =
          tx.handle()
              .createQuery(OF_SESSION.formatted("cookie"))
              .bind("value", hash)
              .bind("now", now)
              .map((row, _) -> session(row))
              .findFirst();
      return session.or(() ->
          tx.handle()
              .createQuery(OF_TOKEN)
              .bind("value", hash)
              .bind("now", now)
              .map((row, _) -> token(row))
              .findFirst());
    });
  }

  /// @param expiresAt when the access token is over
  public Optional<KeyHolder> ofSession(String id, Instant expiresAt) {
    return database.read(tx ->
        tx.handle()
            .createQuery(OF_SESSION.formatted("id"))
            .bind("value", id)
            .bind("now", clock.millis())
            .map((row, _) -> session(row))
            .findFirst()
            .map(holder ->
                new KeyHolder(
                    holder.key(),
                    holder.account(),
                    holder.owner(),
                    holder.scopes(),
                    holder.client(),
                    expiresAt)));
  }

  /// @param hash of a stream key
  public Optional<StreamRights> ofStreamKey(String hash) {
    return database.read(tx ->
        tx.handle()
            .createQuery(OF_STREAM_KEY)
            .bind("value", hash)
            .map((row, _) -> stream(row))
            .findFirst());
  }

  /// The channel, if that account may go on air in it.
  public Optional<OwnChannel> airs(long accountId, String channel) {
    return database.read(tx ->
        tx.handle()
            .createQuery(AIRS)
            .bind("name", channel)
            .bind("account", accountId)
            .map((row, _) -> channel(row, 1))
            .findFirst());
  }

  private static StreamRights stream(ResultSet row) throws SQLException {
    return new StreamRights(
        row.getString(1), channel(row, 3), StreamKeyRows.mounts(row.getString(2)));
  }

  /// @param at the column where it begins
  private static OwnChannel channel(ResultSet row, int at) throws SQLException {
    return new OwnChannel(
        Long.toString(row.getLong(at)),
        row.getString(at + 1),
        Long.toString(row.getLong(at + 2)),
        row.getString(at + 3),
        Instant.ofEpochMilli(row.getLong(at + 4)));
  }

  private static KeyHolder session(ResultSet row) throws SQLException {
    var person = PersonRows.person(row);
    return new KeyHolder(
        "session:" + row.getString(8),
        person.account(),
        person.owner(),
        person.owner() ? OWNER : PERSON,
        row.getString(9),
        Instant.ofEpochMilli(row.getLong(10)));
  }

  /// Even the owner's token may only what it was made for.
  private static KeyHolder token(ResultSet row) throws SQLException {
    var person = PersonRows.person(row);
    return new KeyHolder(
        "token:" + row.getString(8),
        person.account(),
        person.owner(),
        new TreeSet<>(Arrays.asList(row.getString(11).split(" ", -1))),
        row.getString(9),
        Instant.ofEpochMilli(row.getLong(10)));
  }
}
