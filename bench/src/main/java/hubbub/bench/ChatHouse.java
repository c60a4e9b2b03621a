package hubbub.bench;

import hubbub.chat.ChatService;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.Role;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.platform.Ticker;
import hubbub.testkit.KnownHolders;
import hubbub.testkit.SmallHouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Chat alone, on its own rows, with invented people `u0`, `u1` … whose tokens are `t-u0`, `t-u1` …
/// and rooms `room0`, `room1` …; everybody keeps order in the room where `chatload` puts them, so
/// that no pace holds them. `bench/chat` starts it; it runs until it is ended.
///
/// Usage: `… hubbub.bench.ChatHouse FOLDER PORT PEOPLE ROOMS`
public final class ChatHouse {
  private static final int FIRST_PERSON = 5_000;
  private static final int FIRST_CHANNEL = 100;

  private ChatHouse() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    var people = Integer.parseInt(arguments[2]);
    var rooms = Integer.parseInt(arguments[3]);
    var many = "1000000";
    try (var house =
        new SmallHouse(
            folder,
            Clock.systemUTC(),
            Ticker.system(),
            Map.of(
                "irc.port", arguments[1],
                "irc.lines-per-second", many,
                "irc.connections-max", many,
                "irc.connections-per-address-max", many,
                "http.connections-max", many,
                "http.connections-per-address-max", many,
                "chat.lines-per-address", many))) {
      var accounts = new KnownHolders(secret -> holder(secret, people));
      house.platform().questions().answer(AskAccounts.class, accounts);
      house.with(ChatService::new);
      var teller = house.teller();
      house.open();
      teller.write(tx -> {
        facts(people, rooms).forEach(tx::tell);
        return true;
      });
      house.settle();
      System.out.println(DurableCommits.line(folder));
      System.out.println("HTTP port " + house.port());
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
  }

  private static Optional<KeyHolder> holder(String secret, int people) {
    if (!secret.matches("t-u[0-9]{1,6}")) {
      return Optional.empty();
    }
    var number = Integer.parseInt(secret.substring("t-u".length()));
    return number < people
        ? Optional.of(
            new KeyHolder(
                "token:" + number, person(number), false, Set.of("account"), "bench", Instant.MAX))
        : Optional.empty();
  }

  private static Account person(int number) {
    return new Account(
        Integer.toString(FIRST_PERSON + number), "u" + number, "u" + number, Instant.EPOCH);
  }

  private static List<KeptFact> facts(int people, int rooms) {
    var facts = new ArrayList<KeptFact>();
    for (var i = 0; i < people; i++) {
      facts.add(new AccountCreated(person(i), false, facts.size() + 1L));
    }
    for (var i = 0; i < rooms; i++) {
      var id = Integer.toString(FIRST_CHANNEL + i);
      facts.add(
          new ChannelChanged(
              new OwnChannel(id, "room" + i, "1", "", Instant.EPOCH), facts.size() + 1L));
    }
    for (var i = 0; i < people; i++) {
      var room = Integer.toString(FIRST_CHANNEL + i * rooms / people);
      facts.add(new RolesChanged(room, person(i).id(), List.of(Role.MODERATOR), facts.size() + 1L));
    }
    return facts;
  }
}
