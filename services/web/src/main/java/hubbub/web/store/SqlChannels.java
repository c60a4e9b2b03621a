package hubbub.web.store;

import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.storage.Database;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The channels of our own, in SQL.
public final class SqlChannels {
  private final Database database;

  public SqlChannels(Database database) {
    this.database = database;
  }

  /// A channel by its name, which is lower-case. Waits for the database.
  public Optional<OwnChannel> find(String name) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery(
                "SELECT id, name, title, owner_id, created_at FROM channel WHERE name = :name")
            .bind("name", name)
            .map((row, _) ->
                new OwnChannel(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("owner_id"),
                    row.getString("title"),
                    Instant.ofEpochMilli(row.getLong("created_at"))))
            .findFirst());
  }

  /// Keeps how a channel stands, unless something newer is known of it. Whoever had its name before
  /// has lost it.
  public static void keep(Handle handle, ChannelChanged fact) {
    var channel = fact.channel();
    handle
        .createUpdate("UPDATE channel SET name = NULL WHERE name = :name AND change < :change")
        .bind("name", channel.name())
        .bind("change", fact.change())
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO channel (id, name, title, owner_id, created_at, change)
            VALUES (:id, :name, :title, :owner, :created, :change)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, title = excluded.title,
              owner_id = excluded.owner_id, created_at = excluded.created_at,
              change = excluded.change
            WHERE excluded.change > channel.change
            """)
        .bind("id", channel.id())
        .bind("name", channel.name())
        .bind("title", channel.title())
        .bind("owner", channel.ownerId())
        .bind("created", channel.createdAt().toEpochMilli())
        .bind("change", fact.change())
        .execute();
  }

  /// Lets a channel go.
  public static void close(Handle handle, ChannelClosed fact) {
    handle
        .createUpdate(
            """
            INSERT INTO channel (id, change) VALUES (:id, :change)
            ON CONFLICT (id) DO UPDATE SET name = NULL, title = NULL, owner_id = NULL,
              created_at = NULL, change = excluded.change
            WHERE excluded.change > channel.change
            """)
        .bind("id", fact.id())
        .bind("change", fact.change())
        .execute();
  }
}
