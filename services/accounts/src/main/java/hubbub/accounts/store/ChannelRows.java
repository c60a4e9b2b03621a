package hubbub.accounts.store;

import hubbub.accounts.domain.Channels.Having;
import hubbub.accounts.domain.Channels.Held;
import hubbub.accounts.domain.Channels.Member;
import hubbub.accounts.domain.Channels.Shown;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The rows of channels and roles, in a transaction of whoever asks.
final class ChannelRows {
  private static final String COLUMNS =
      """
      SELECT account.id, account.login, account.name, account.created_at,
        channel.id, channel.name, channel.title, channel.created_at
      FROM channel JOIN account ON account.id = channel.owner_id
      """;

  private ChannelRows() {}

  static Optional<Shown> find(Handle handle, String name) {
    return handle
        .createQuery(COLUMNS + " WHERE channel.name = :name")
        .bind("name", name)
        .map((row, _) -> shown(row))
        .findFirst();
  }

  static List<Shown> list(Handle handle, long after, int limit, Optional<String> ownerId) {
    var owned = ownerId.isPresent() ? " AND channel.owner_id = :owner" : "";
    var query =
        handle
            .createQuery(
                COLUMNS
                    + " WHERE channel.id > :after"
                    + owned
                    + " ORDER BY channel.id LIMIT :limit")
            .bind("after", after)
            .bind("limit", limit);
    ownerId.ifPresent(id -> query.bind("owner", Long.parseLong(id)));
    return query.map((row, _) -> shown(row)).list();
  }

  /// Keeps a channel as it is to stand.
  static void keep(Handle handle, OwnChannel channel, long change) {
    handle
        .createUpdate(
            """
            INSERT INTO channel (id, name, owner_id, title, created_at, change)
            VALUES (:id, :name, :owner, :title, :created, :change)
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, change = excluded.change
            """)
        .bind("id", Long.parseLong(channel.id()))
        .bind("name", channel.name())
        .bind("owner", Long.parseLong(channel.ownerId()))
        .bind("title", channel.title())
        .bind("created", channel.createdAt().toEpochMilli())
        .bind("change", change)
        .execute();
  }

  /// Forgets a channel with its roles and keys.
  static void delete(Handle handle, String id) {
    for (var table : List.of("role", "stream_key")) {
      handle
          .createUpdate("DELETE FROM " + table + " WHERE channel_id = :id")
          .bind("id", Long.parseLong(id))
          .execute();
    }
    handle
        .createUpdate("DELETE FROM channel WHERE id = :id")
        .bind("id", Long.parseLong(id))
        .execute();
  }

  static List<Role> roles(Handle handle, String channelId, String accountId) {
    return handle
        .createQuery("SELECT role FROM role WHERE channel_id = :channel AND account_id = :account")
        .bind("channel", Long.parseLong(channelId))
        .bind("account", Long.parseLong(accountId))
        .map((row, _) -> role(row.getString(1)))
        .list()
        .stream()
        .sorted()
        .toList();
  }

  static void setRoles(Handle handle, String channelId, String accountId, List<Role> roles) {
    handle
        .createUpdate("DELETE FROM role WHERE channel_id = :channel AND account_id = :account")
        .bind("channel", Long.parseLong(channelId))
        .bind("account", Long.parseLong(accountId))
        .execute();
    for (var role : roles) {
      handle
          .createUpdate(
              "INSERT INTO role (channel_id, account_id, role) VALUES (:channel, :account, :role)")
          .bind("channel", Long.parseLong(channelId))
          .bind("account", Long.parseLong(accountId))
          .bind("role", role.word())
          .execute();
    }
  }

  /// How many accounts have a role.
  static int memberCount(Handle handle, String channelId) {
    return handle
        .createQuery("SELECT COUNT(DISTINCT account_id) FROM role WHERE channel_id = :channel")
        .bind("channel", Long.parseLong(channelId))
        .mapTo(Integer.class)
        .one();
  }

  static List<Member> members(Handle handle, String channelId) {
    var byAccount = new LinkedHashMap<Account, List<Role>>();
    handle
        .createQuery(
            """
            SELECT account.id, account.login, account.name, account.created_at, role.role
            FROM role JOIN account ON account.id = role.account_id
            WHERE role.channel_id = :channel ORDER BY account.login
            """)
        .bind("channel", Long.parseLong(channelId))
        .map((row, _) -> {
          byAccount
              .computeIfAbsent(account(row), _ -> new ArrayList<>())
              .add(role(row.getString(5)));
          return true;
        })
        .list();
    var members = new ArrayList<Member>();
    byAccount.forEach(
        (account, roles) -> members.add(new Member(account, roles.stream().sorted().toList())));
    members.sort(java.util.Comparator.comparing(member -> Collections.min(member.roles())));
    return members;
  }

  /// Which roles somebody has in which channels.
  static List<Held> rolesOf(Handle handle, String accountId) {
    var byChannel = new TreeMap<String, List<Role>>();
    handle
        .createQuery(
            """
            SELECT channel.name, role.role FROM role JOIN channel ON channel.id = role.channel_id
            WHERE role.account_id = :account
            """)
        .bind("account", Long.parseLong(accountId))
        .map((row, _) ->
            byChannel
                .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                .add(role(row.getString(2))))
        .list();
    return byChannel.entrySet().stream()
        .map(entry -> new Held(entry.getKey(), entry.getValue().stream().sorted().toList()))
        .toList();
  }

  /// Channels where somebody has any of some roles; any role at all if none is named.
  static List<Having> having(
      Handle handle, String accountId, Set<Role> any, long after, int limit) {
    var held =
        rolesOf(handle, accountId).stream().collect(Collectors.toMap(Held::channel, Held::roles));
    var wished = any.isEmpty() ? EnumSet.allOf(Role.class) : any;
    return handle
        .createQuery(
            COLUMNS
                + """
                WHERE channel.id > :after AND channel.id IN (
                  SELECT channel_id FROM role WHERE account_id = :account AND role IN (<any>))
                ORDER BY channel.id LIMIT :limit
                """)
        .bind("after", after)
        .bind("account", Long.parseLong(accountId))
        .bindList("any", wished.stream().map(Role::word).toList())
        .bind("limit", limit)
        .map((row, _) -> shown(row))
        .list()
        .stream()
        .map(shown -> new Having(shown, held.getOrDefault(shown.channel().name(), List.of())))
        .toList();
  }

  private static Role role(String word) {
    return Role.of(word).orElseThrow();
  }

  private static Shown shown(ResultSet row) throws SQLException {
    var owner = account(row);
    return new Shown(
        new OwnChannel(
            Long.toString(row.getLong(5)),
            row.getString(6),
            owner.id(),
            row.getString(7),
            Instant.ofEpochMilli(row.getLong(8))),
        owner);
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        Long.toString(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)));
  }
}
