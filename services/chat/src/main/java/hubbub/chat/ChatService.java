package hubbub.chat;

import hubbub.chat.domain.Moment;
import hubbub.chat.domain.Rooms;
import hubbub.chat.facts.OnAccounts;
import hubbub.chat.helix.HelixRoutes;
import hubbub.chat.http.ChatRoutes;
import hubbub.chat.irc.ChannelNumbers;
import hubbub.chat.irc.Irc;
import hubbub.chat.irc.IrcConfig;
import hubbub.chat.irc.RecentMessages;
import hubbub.chat.store.SqlBook;
import hubbub.chat.store.SqlDirectory;
import hubbub.chat.store.SqlOffice;
import hubbub.chat.store.SqlOwnData;
import hubbub.chat.store.SqlSweep;
import hubbub.chat.websocket.ChatDoor;
import hubbub.chat.words.Re2Patterns;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.questions.FarAccounts;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.ProcessPlace;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of chat: its parts, and how they are joined.
public final class ChatService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ChatService.class);
  private static final String NAME = "chat";

  private final Bus bus;
  private final Rooms rooms;
  private final ChatDoor door;
  private final Irc irc;
  private final OnAccounts onAccounts;
  private final SqlSweep sweep;
  private final Clock clock;
  private final ScheduledExecutorService minutes =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("chat-minutes").daemon().factory());
  private @Nullable Subscription hearing;
  private volatile boolean ending;

  public ChatService(Platform platform) {
    var config = ChatConfig.from(platform.settings());
    var database = platform.storage().open(NAME);
    var clock = platform.clock();
    var ticker = platform.ticker();
    bus = platform.bus();
    rooms =
        new Rooms(
            new SqlBook(database, new ProcessPlace(platform.data(), NAME).name()),
            config.rooms(),
            new Re2Patterns(),
            // There is no sound yet, so no channel is on air.
            _ -> false,
            () -> new Moment(clock.instant(), ticker.nanos()),
            (what, why) -> LOG.warn("{}: {}", what, why.toString()));
    door = new ChatDoor(rooms, config.roomsPerSocket());
    door.hang(platform.routes());
    irc = irc(platform, database, rooms);
    onAccounts = new OnAccounts(database, clock, rooms::refresh);
    sweep = new SqlSweep(database, config.retention(), config.rooms().missedAge());
    this.clock = clock;
    new ChatRoutes(rooms, new SqlOffice(database), new SqlOwnData(database), clock)
        .hang(platform.routes());
    platform.observe().health().add(NAME, this::health);
  }

  /// IRC, and what programs that speak it ask over HTTP.
  private static Irc irc(Platform platform, Database database, Rooms rooms) {
    var routes = platform.routes();
    var directory = new SqlDirectory(database);
    var numbers = new ChannelNumbers(name -> directory.called(name).map(Account::id));
    new RecentMessages(rooms, numbers).hang(routes);
    new HelixRoutes(rooms, directory, numbers, platform.clock(), platform.ticker()).hang(routes);
    return new Irc(
        IrcConfig.from(platform.settings()),
        rooms,
        platform
            .questions()
            .whom(AskAccounts.class, "accounts", far -> new FarAccounts(far, platform.ticker())),
        numbers,
        routes,
        platform.clock(),
        platform.ticker(),
        platform.observe());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    hearing = bus.hear(onAccounts);
    door.open();
    rooms.open();
    irc.start();
    var _ = minutes.scheduleAtFixedRate(this::tidy, 1, 1, TimeUnit.MINUTES);
  }

  /// Lets go of what is not to be kept; each minute.
  void tidy() {
    try {
      while (!ending && sweep.step(clock.instant())) {
        // As long as there is something to let go of.
      }
    } catch (RuntimeException e) {
      LOG.warn("what is old could not be let go of, the next try is in a minute: {}", e.toString());
    }
  }

  @Override
  public void stop() {
    ending = true;
    minutes.shutdown();
    irc.stop();
    rooms.close();
    door.close();
    if (hearing != null) {
      hearing.close();
    }
  }

  Rooms rooms() {
    return rooms;
  }

  private Report health() {
    return Report.fine(Map.of("has_the_rooms", rooms.isOurs(), "waiting", rooms.waiting()));
  }
}
