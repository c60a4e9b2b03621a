package hubbub.chat;

import hubbub.chat.domain.Book;
import hubbub.chat.domain.BookAway;
import hubbub.chat.domain.Connection;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.Line;
import hubbub.chat.domain.Moment;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Rooms;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.chat.store.SqlBook;
import hubbub.chat.words.Re2Patterns;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.storage.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Rooms as one of several processes has them, without doors, on the channels of [ChatHouse]. They
/// can be made to stand still at the database, as a process under SIGSTOP does, and to break there.
/// Their right to the rooms runs out when a test says so, not by the clock.
final class BareRooms implements AutoCloseable {
  /// Whoever looks for a line of that name breaks something.
  static final String POISON = "poison";

  private static final long LASTING_MILLIS = 3_600_000;

  final Rooms rooms;
  final List<String> troubles = new CopyOnWriteArrayList<>();
  final List<News> cried = new CopyOnWriteArrayList<>();
  private final Semaphore moving = new Semaphore(1);
  private final Database database;
  private volatile boolean away;

  /// @param place of the process; two never have the same
  BareRooms(Database database, String place) {
    this.database = database;
    var kept = new SqlBook(database, place, LASTING_MILLIS);
    var book =
        (Book)
            Proxy.newProxyInstance(
                Book.class.getClassLoader(),
                new Class<?>[] {Book.class},
                (_, method, arguments) -> {
                  moving.acquireUninterruptibly();
                  try {
                    pass(method.getName(), arguments);
                    return method.invoke(kept, arguments);
                  } catch (InvocationTargetException e) {
                    throw Objects.requireNonNull(e.getCause());
                  } finally {
                    moving.release();
                  }
                });
    rooms =
        new Rooms(
            book,
            ChatConfig.from(new LayeredSettings(Map.of(), Map.of(), SettingsFile.none())).rooms(),
            new Re2Patterns(),
            _ -> false,
            () -> new Moment(Instant.now(), System.nanoTime()),
            (what, _) -> troubles.add(what));
    rooms.add((_, news) -> cried.addAll(news));
    rooms.open();
  }

  private void pass(String asked, Object @Nullable [] arguments) {
    if (arguments != null && Arrays.asList(arguments).contains(POISON)) {
      throw new IllegalStateException("a broken promise of ours");
    }
    if (away && asked.equals("keep")) {
      throw new BookAway("the database does not answer", new IllegalStateException());
    }
  }

  /// What it asks of the database from now on waits; nothing is under way.
  void standStill() {
    moving.acquireUninterruptibly();
  }

  void goOn() {
    moving.release();
  }

  /// Whoever has the rooms has been silent for too long.
  void runOut() {
    database.write(tx -> tx.handle().execute("UPDATE epoch SET until_at = 0"));
  }

  /// Whether the database takes nothing.
  void away(boolean is) {
    away = is;
  }

  CompletableFuture<Spoken> say(String name, Speech speech) {
    return rooms.say(ChatHouse.person(name), "friday", speech);
  }

  CompletableFuture<Spoken> say(String name, String text) {
    return say(name, Speech.of(text));
  }

  /// Says something that is heard.
  Line line(String name, String text) {
    if (ChatHouse.now(say(name, text)) instanceof Spoken.Heard(var line)) {
      return line;
    }
    throw new AssertionError(text + " was not heard");
  }

  /// What somebody missed who comes back.
  Entered.Missed missed(Offset since) {
    Connection connection = _ -> {};
    var entered =
        ChatHouse.now(
            rooms.enter("friday", ChatHouse.person("Cleo"), connection, Optional.of(since)));
    if (entered instanceof Entered.Inside inside) {
      return inside.missed();
    }
    throw new AssertionError(entered);
  }

  List<String> texts() {
    return rooms.history("friday", Optional.empty(), 1_000).stream().map(Line::text).toList();
  }

  @Override
  public void close() {
    rooms.close();
  }
}
