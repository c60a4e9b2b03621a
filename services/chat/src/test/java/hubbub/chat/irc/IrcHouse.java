package hubbub.chat.irc;

import hubbub.chat.ChatService;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.platform.Ticker;
import hubbub.platform.http.Keys;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.KnownHolders;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A house with rooms, and people who have tokens: alice with her channels alice and friday, bob,
/// carol, and whoever a test lets in. The token of somebody is their login and `-token`.
public final class IrcHouse implements AutoCloseable {
  static final Map<String, Account> PEOPLE =
      Map.of(
          "alice", person("1001", "alice", "Alice"),
          "bob", person("1002", "bob", "Bob"),
          "carol", person("1003", "carol", "Carol"));

  final PinnedClock clock = new PinnedClock();
  public final SmallHouse house;
  public final Map<String, Account> tokens = new ConcurrentHashMap<>();
  private final Database teller;
  private final AtomicLong change = new AtomicLong();

  public IrcHouse(Path folder, Map<String, String> settings) {
    var all = new HashMap<>(Map.of("irc.port", "0", "irc.tls-port", "0"));
    all.putAll(settings);
    house = new SmallHouse(folder, clock, Ticker.system(), all);
    var accounts = new KnownHolders(this::holder);
    house.platform().questions().answer(AskAccounts.class, accounts);
    house.platform().routes().guard(new Tokens());
    house.with(ChatService::new);
    teller = house.teller();
    house.open();
    PEOPLE.values().forEach(this::arrive);
    open("10", "alice", "1001");
    open("11", "friday", "1001");
    house.settle();
  }

  static Account person(String id, String login, String name) {
    return new Account(id, login, name, Instant.parse("2026-01-01T00:00:00Z"));
  }

  /// Somebody makes an account and a token.
  void arrive(Account account) {
    tokens.put(account.login() + "-token", account);
    tell(new AccountCreated(account, false, change.incrementAndGet()));
  }

  /// A channel is opened.
  public void open(String id, String name, String ownerId) {
    tell(
        new ChannelChanged(
            new OwnChannel(id, name, ownerId, "", Instant.parse("2026-01-01T00:00:00Z")),
            change.incrementAndGet()));
  }

  /// Channels `room0`, `room1` and so on are opened, all of alice's.
  void openMany(int count) {
    teller.write(tx -> {
      for (var i = 0; i < count; i++) {
        tx.tell(
            new ChannelChanged(
                new OwnChannel(
                    Integer.toString(20_000 + i),
                    "room" + i,
                    "1001",
                    "",
                    Instant.parse("2026-01-01T00:00:00Z")),
                change.incrementAndGet()));
      }
      return true;
    });
    house.settle();
  }

  void tell(KeptFact fact) {
    teller.write(tx -> {
      tx.tell(fact);
      return true;
    });
  }

  private Optional<KeyHolder> holder(String secret) {
    return Optional.ofNullable(tokens.get(secret))
        .map(account ->
            new KeyHolder("token:1", account, false, Set.of("account"), "test", Instant.MAX));
  }

  int port() {
    return figure("irc.port");
  }

  int figure(String name) {
    var irc = Objects.requireNonNull(house.health().get("irc"));
    return ((Number) Objects.requireNonNull(irc.figures().get(name))).intValue();
  }

  /// A connection that says nothing yet.
  IrcClient connect() {
    try {
      return new IrcClient("127.0.0.1", port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A connection of somebody who hears everything about messages and moderators.
  public IrcClient loggedIn(String login) {
    var client = connect();
    client.say("CAP REQ :twitch.tv/tags twitch.tv/commands");
    client.say("PASS oauth:" + login + "-token");
    client.say("NICK " + login);
    client.hearUntil("GLOBALUSERSTATE");
    return client;
  }

  /// A connection of somebody who is in a room.
  public IrcClient inRoom(String login, String room) {
    var client = loggedIn(login);
    client.say("JOIN " + room);
    client.hearUntil(" ROOMSTATE ");
    return client;
  }

  @Override
  public void close() {
    house.close();
  }

  /// Waits until as many connections are open.
  void awaitConnections(int count) {
    Await.until(() -> figure("irc.connections") == count);
  }

  /// The same tokens open the door.
  private final class Tokens implements Keys {
    @Override
    public boolean claimed() {
      return true;
    }

    @Override
    public Optional<Holder> session(String secret) {
      return Optional.empty();
    }

    @Override
    public Optional<Holder> token(String secret) {
      return holder(secret)
          .map(found ->
              new Holder(
                  "account:" + found.account().id(),
                  found.scopes(),
                  false,
                  Optional.of(found.account())));
    }
  }
}
