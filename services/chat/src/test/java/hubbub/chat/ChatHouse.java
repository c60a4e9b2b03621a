package hubbub.chat;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Action;
import hubbub.chat.domain.Commands;
import hubbub.chat.domain.Connection;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.Line;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Room;
import hubbub.chat.domain.Rooms;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.chat.domain.Visitor;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.Role;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.KnownHolders;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Chat in a small house, with two channels and some people in them, as accounts would tell.
///
/// Ada has the channel `friday`, Max moderates it, Vera is VIP there, Mia a member, Hana a host;
/// Ben and Cleo are anybody. Otto owns the server. `monday` is Ben's.
final class ChatHouse implements AutoCloseable {
  static final List<String> PEOPLE =
      List.of("Otto", "Ada", "Max", "Vera", "Mia", "Ben", "Cleo", "Hana");
  static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  final PinnedClock clock;
  final SmallHouse house;
  final ChatService service;
  final Rooms rooms;
  final List<News> cried = java.util.Collections.synchronizedList(new ArrayList<>());
  private final Database teller;
  private long change;

  ChatHouse(Path folder) {
    this(folder, Map.of());
  }

  ChatHouse(Path folder, Map<String, String> settings) {
    this(folder, settings, new PinnedClock());
  }

  ChatHouse(Path folder, Map<String, String> settings, PinnedClock clock) {
    this.clock = clock;
    house = new SmallHouse(folder, clock, clock.ticker(), settings);
    teller = house.teller();
    house.platform().routes().guard(new TestKeys());
    var accounts = new KnownHolders(TestKeys::holder);
    house.platform().questions().answer(AskAccounts.class, accounts);
    service = house.with(ChatService::new);
    rooms = service.rooms();
    rooms.add(this::hear);
    house.open();
    Await.until(rooms::isOurs);
  }

  private void hear(Room room, List<News> news) {
    cried.addAll(news);
  }

  /// Tells of all people and channels, as accounts does.
  ChatHouse settled() {
    var facts = new ArrayList<KeptFact>();
    for (var name : PEOPLE) {
      facts.add(new AccountCreated(account(name), name.equals("Otto"), ++change));
    }
    facts.add(new ChannelChanged(channel("friday", "Ada"), ++change));
    facts.add(new ChannelChanged(channel("monday", "Ben"), ++change));
    facts.add(roles("friday", "Ada", Role.BROADCASTER));
    facts.add(roles("monday", "Ben", Role.BROADCASTER));
    facts.add(roles("friday", "Max", Role.MODERATOR));
    facts.add(roles("friday", "Vera", Role.VIP));
    facts.add(roles("friday", "Mia", Role.MEMBER));
    facts.add(roles("friday", "Hana", Role.HOST));
    tell(facts.toArray(KeptFact[]::new));
    Await.until(() -> rooms.find("friday").isPresent() && rooms.find("monday").isPresent());
    return this;
  }

  void tell(KeptFact... facts) {
    teller.write(tx -> {
      for (var fact : facts) {
        tx.tell(fact);
      }
      return null;
    });
    house.settle();
  }

  KeptFact roles(String channel, String name, Role... roles) {
    return new RolesChanged(channelId(channel), id(name), List.of(roles), ++change);
  }

  long nextChange() {
    return ++change;
  }

  static String id(String name) {
    return Integer.toString(1001 + PEOPLE.indexOf(name));
  }

  static String channelId(String name) {
    return name.equals("friday") ? "5001" : "5002";
  }

  static Account account(String name) {
    return new Account(id(name), name.toLowerCase(java.util.Locale.ROOT), name, LONG_AGO);
  }

  static OwnChannel channel(String name, String owner) {
    return new OwnChannel(channelId(name), name, id(owner), "", LONG_AGO);
  }

  static Visitor person(String name) {
    return new Visitor.Person(account(name), name.equals("Otto"), Set.of("account"), "192.0.2.7");
  }

  static Visitor guest(String name) {
    return new Visitor.Guest("guest-" + name, name, "198.51.100.9");
  }

  Spoken say(String name, String text) {
    return say(person(name), Speech.of(text));
  }

  Spoken say(Visitor visitor, Speech speech) {
    return now(rooms.say(visitor, "friday", speech));
  }

  /// Says something that is heard.
  Line line(String name, String text) {
    var spoken = say(name, text);
    if (spoken instanceof Spoken.Heard(var line)) {
      return line;
    }
    throw new AssertionError(spoken);
  }

  Acted act(String name, Action action) {
    return now(rooms.act(person(name), "friday", action));
  }

  /// Does what a command says.
  Acted command(String name, String text) {
    if (Commands.parse(text) instanceof Commands.Parsed.Do(var action)) {
      return act(name, action);
    }
    throw new AssertionError(text + " is no command");
  }

  Entered.Inside enter(Visitor visitor, Connection connection, Optional<Offset> since) {
    var entered = now(rooms.enter("friday", visitor, connection, since));
    if (entered instanceof Entered.Inside inside) {
      return inside;
    }
    throw new AssertionError(entered);
  }

  List<Line> history() {
    return rooms.history("friday", Optional.empty(), 1_000);
  }

  static <T> T now(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    house.close();
  }
}
