package hubbub.accounts.store;

import hubbub.accounts.domain.ChannelDeed;
import hubbub.accounts.domain.Channels;
import hubbub.accounts.domain.Doer;
import hubbub.accounts.domain.LoginName;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.Role;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps channels and roles; each change tells its fact in the transaction of its row.
public final class SqlChannels implements Channels {
  private static final int MEMBERS_MAX = 10_000;

  private final Database database;
  private final Clock clock;

  public SqlChannels(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Shown> find(String name) {
    return database.read(tx -> ChannelRows.find(tx.handle(), name));
  }

  @Override
  public List<Shown> list(long after, int limit, Optional<String> ownerId) {
    return database.read(tx -> ChannelRows.list(tx.handle(), after, limit, ownerId));
  }

  @Override
  public Opened open(LoginName name, String title, Doer doer, int most) {
    return database.write(tx -> {
      var handle = tx.handle();
      var ownerId = doer.account().id();
      if (ChannelRows.list(handle, 0, most, Optional.of(ownerId)).size() >= most) {
        return new Opened.TooMany(most);
      }
      if (TakenNames.isTakenByOthers(handle, name, ownerId, now())
          || ChannelRows.find(handle, name.login()).isPresent()) {
        return new Opened.NameTaken();
      }
      if (StreamKeyRows.mayBegin(handle, name.login())) {
        return new Opened.Mounted();
      }
      if (TakenNames.holdsTooMany(handle, name, ownerId, now())) {
        return new Opened.TooManyNames();
      }
      TakenNames.take(handle, name, ownerId);
      return new Opened.Ready(open(tx, name, title, doer));
    });
  }

  private Shown open(Transaction tx, LoginName name, String title, Doer doer) throws SQLException {
    var handle = tx.handle();
    var numbered = RowCounter.row(tx.connection());
    var id = Long.toString(numbered.id());
    var owner = doer.account();
    var channel = new OwnChannel(id, name.login(), owner.id(), title, now());
    ChannelRows.keep(handle, channel, numbered.change());
    tx.tell(new ChannelChanged(channel, numbered.change()));
    setRoles(tx, id, owner.id(), List.of(Role.BROADCASTER));
    AuditRows.write(handle, now(), doer, id, "channel.open", null, channel.name());
    return new Shown(channel, owner);
  }

  private static void setRoles(Transaction tx, String channelId, String accountId, List<Role> roles)
      throws SQLException {
    var change = RowCounter.nextChange(tx.connection());
    ChannelRows.setRoles(tx.handle(), channelId, accountId, roles);
    tx.tell(new RolesChanged(channelId, accountId, roles, change));
  }

  /// Something that is done with a channel by somebody who may.
  @FunctionalInterface
  interface Deed {
    Done on(Transaction tx, Shown shown) throws SQLException;
  }

  private Done write(String name, Doer doer, ChannelDeed kind, Deed deed) {
    return database.write(tx -> allowed(tx, name, doer, kind, deed));
  }

  private Done read(String name, Doer doer, ChannelDeed kind, Deed deed) {
    return database.read(tx -> allowed(tx, name, doer, kind, deed));
  }

  static Done allowed(Transaction tx, String name, Doer doer, ChannelDeed kind, Deed deed)
      throws SQLException {
    var shown = ChannelRows.find(tx.handle(), name);
    if (shown.isEmpty()) {
      return new Done.NoChannel();
    }
    var roles = ChannelRows.roles(tx.handle(), shown.get().channel().id(), doer.account().id());
    return kind.may(roles, doer.owner()) ? deed.on(tx, shown.get()) : new Done.NotAllowed();
  }

  @Override
  public Done change(String name, String title, Doer doer) {
    return write(
        name,
        doer,
        ChannelDeed.CHANGE,
        (tx, shown) -> {
          var old = shown.channel();
          if (old.title().equals(title)) {
            return new Done.Ready(shown);
          }
          var channel = new OwnChannel(old.id(), old.name(), old.ownerId(), title, old.createdAt());
          var change = RowCounter.nextChange(tx.connection());
          ChannelRows.keep(tx.handle(), channel, change);
          tx.tell(new ChannelChanged(channel, change));
          AuditRows.write(tx.handle(), now(), doer, old.id(), "channel.change", null, title);
          return new Done.Ready(new Shown(channel, shown.owner()));
        });
  }

  @Override
  public Done close(String name, Doer doer) {
    return write(
        name,
        doer,
        ChannelDeed.CLOSE,
        (tx, shown) -> {
          close(tx, shown.channel(), now());
          AuditRows.write(
              tx.handle(), now(), doer, null, "channel.close", shown.owner().id(), name);
          return new Done.Ready(shown);
        });
  }

  /// Closes a channel and lets its name go, unless its owner is called so.
  static void close(Transaction tx, OwnChannel channel, Instant now) throws SQLException {
    var change = RowCounter.nextChange(tx.connection());
    ChannelRows.delete(tx.handle(), channel.id());
    TakenNames.letGo(tx.handle(), channel.ownerId(), channel.name(), now);
    tx.tell(new ChannelClosed(channel.id(), channel.name(), change));
  }

  @Override
  public Done roles(String name, Doer doer) {
    return read(
        name,
        doer,
        ChannelDeed.SEE_ROLES,
        (tx, shown) -> new Done.Members(ChannelRows.members(tx.handle(), shown.channel().id())));
  }

  @Override
  public List<Held> rolesOf(String accountId) {
    return database.read(tx -> ChannelRows.rolesOf(tx.handle(), accountId));
  }

  @Override
  public List<Having> having(String accountId, Set<Role> any, long after, int limit) {
    return database.read(tx -> ChannelRows.having(tx.handle(), accountId, any, after, limit));
  }

  @Override
  public Done give(String name, String login, List<Role> roles, Doer doer) {
    return write(
        name,
        doer,
        ChannelDeed.GIVE_ROLES,
        (tx, shown) -> {
          var handle = tx.handle();
          var person = PersonRows.by(handle, "login", login);
          if (person.isEmpty()) {
            return new Done.NobodyThere();
          }
          var id = shown.channel().id();
          var accountId = person.get().account().id();
          var wished = wished(roles, accountId.equals(shown.owner().id()));
          var had = ChannelRows.roles(handle, id, accountId);
          if (had.isEmpty() && ChannelRows.memberCount(handle, id) >= MEMBERS_MAX) {
            return new Done.TooMany(MEMBERS_MAX);
          }
          if (!had.equals(wished)) {
            setRoles(tx, id, accountId, wished);
            AuditRows.write(handle, now(), doer, id, "roles.set", accountId, spoken(login, wished));
          }
          return new Done.Ready(shown);
        });
  }

  private static List<Role> wished(List<Role> roles, boolean broadcaster) {
    var wished = new ArrayList<>(roles);
    wished.remove(Role.BROADCASTER);
    if (broadcaster) {
      wished.add(Role.BROADCASTER);
    }
    return wished.stream().distinct().sorted().toList();
  }

  private static String spoken(String login, List<Role> roles) {
    return roles.isEmpty()
        ? login + " is nothing special"
        : roles.stream().map(Role::word).collect(Collectors.joining(", ", login + " is ", ""));
  }

  @Override
  public Done audit(String name, long before, int limit, Doer doer) {
    return read(
        name,
        doer,
        ChannelDeed.READ_AUDIT,
        (tx, shown) ->
            new Done.Log(
                AuditRows.ofChannel(
                    tx.handle(), Long.parseLong(shown.channel().id()), before, limit)));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
