package hubbub.chat.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All rooms, as protocols see them. Safe for all threads; nothing here waits, but what says so.
public final class Rooms {
  private static final long LOOK_SECONDS = 10;

  private final Book book;
  private final Desk desk;
  private @Nullable Thread thread;

  /// @param clock looked at often
  /// @param trouble what went wrong, for the log
  public Rooms(
      Book book,
      Bounds bounds,
      Patterns patterns,
      OnAir onAir,
      Supplier<Moment> clock,
      BiConsumer<String, RuntimeException> trouble) {
    this.book = book;
    desk = new Desk(book, bounds, patterns, onAir, clock, trouble);
  }

  /// Begins to work, as soon as no other process has the rooms.
  public void open() {
    thread = Thread.ofPlatform().name("chat-rooms").daemon().start(desk);
  }

  /// Tells everyone to come again elsewhere, and lets the rooms go.
  public void close() {
    desk.close();
    if (thread != null) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(1));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Whether this process has the rooms now.
  public boolean isOurs() {
    return desk.owns();
  }

  /// How many wishes wait, for the health page.
  public int waiting() {
    return desk.waiting();
  }

  /// Adds a protocol's voice. Before the first connection enters.
  public void add(Crier crier) {
    desk.add(crier);
  }

  /// Lets a connection into a room. Where that goes well, [Connection#inside] was called before the
  /// answer is there.
  ///
  /// @param channel its name, in any case
  /// @param since the last offset that the visitor knows; empty to be told only what comes
  public CompletableFuture<Entered> enter(
      String channel, Visitor visitor, Connection connection, Optional<Offset> since) {
    var answer = new CompletableFuture<Entered>();
    desk.wish(new Wish.Enter(channel, visitor, connection, since, answer));
    return answer;
  }

  /// A connection is out of the room, or gone. Others are told a little later, unless the visitor
  /// comes back or has another connection there.
  public void leave(String channel, Connection connection) {
    desk.wish(new Wish.Leave(channel, connection));
  }

  /// Says something. The answer comes after the commit that keeps the line, just after the criers
  /// were called for it.
  public CompletableFuture<Spoken> say(Visitor visitor, String channel, Speech speech) {
    var answer = new CompletableFuture<Spoken>();
    desk.wish(new Wish.Say(visitor, channel, speech, answer));
    return answer;
  }

  /// Does something. The answer comes after the commit that keeps it.
  public CompletableFuture<Acted> act(Visitor visitor, String channel, Action action) {
    var answer = new CompletableFuture<Acted>();
    desk.wish(new Wish.Do(visitor, channel, action, answer));
    return answer;
  }

  /// How a room is now; empty where there is none, or where another process has the rooms. Waits
  /// for the rooms' thread.
  public Optional<Room> find(String channel) {
    return look(channel, Optional.empty(), 0).map(Seen::room);
  }

  /// Who is in a room now, at most so many, those who keep order first. Waits for the rooms'
  /// thread.
  public List<Speaker> chatters(String channel, int limit) {
    return look(channel, Optional.empty(), limit).map(Seen::speakers).orElse(List.of());
  }

  /// All that there is to see of a room, for those who may. Waits for the rooms' thread.
  ///
  /// @param visitor who looks, to be told what they are there
  /// @param speakers how many of those who are here are to be named; all of them are looked through
  ///   for that
  public Optional<Seen> look(String channel, Optional<Visitor> visitor, int speakers) {
    var answer = new CompletableFuture<Optional<Seen>>();
    desk.wish(new Wish.Look(channel, visitor, speakers, answer));
    try {
      return answer.get(LOOK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      throw new BookAway("the rooms do not answer", e);
    }
  }

  /// Lines of a room as they stand now, newest last, deleted ones without their text. Waits for the
  /// database.
  ///
  /// @param before only older ones; empty for the newest
  /// @param limit 1 to 1,000
  public List<Line> history(String channel, Optional<Offset> before, int limit) {
    return past(channel, before, limit).stream().map(Line::hidden).toList();
  }

  /// The same with the text of deleted lines, for those who may delete them.
  public List<Line> past(String channel, Optional<Offset> before, int limit) {
    var name = channel.toLowerCase(Locale.ROOT);
    return book.channel(name)
        .map(one -> book.history(one, before.map(Offset::n).orElse(Long.MAX_VALUE), limit))
        .orElse(List.of());
  }

  /// Accounts told something. May be called before that is committed.
  public void refresh() {
    desk.wish(new Wish.Refresh());
  }
}
