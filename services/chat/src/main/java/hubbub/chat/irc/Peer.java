package hubbub.chat.irc;

import hubbub.chat.domain.Connection;
import hubbub.chat.domain.Entered;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The other end of a connection, as sessions and rooms see it. Lines to it go out in the order in
/// which they are given.
abstract class Peer implements Connection {
  private final Lane lane;
  private final Exit exit;
  private final Set<String> rooms = new HashSet<>();
  private volatile Kind kind = Kind.NONE;
  private volatile String login = "*";
  private volatile Predicate<String> wanted = _ -> false;
  private volatile Function<Entered.Inside, String> greeting = _ -> "";
  private final Watch watch;
  private volatile @Nullable Session session;
  private volatile boolean gone;
  private volatile long heardNanos;

  Peer(Lane lane, Exit exit) {
    this.lane = lane;
    this.exit = exit;
    heardNanos = lane.nanos();
    watch = new Watch(heardNanos);
  }

  /// The way out of a room, for connections that are gone.
  @FunctionalInterface
  interface Exit {
    void leave(String room, Connection connection);
  }

  /// Who speaks with it.
  void session(Session with) {
    session = with;
  }

  @Nullable Session session() {
    return session;
  }

  boolean isLoggedIn() {
    var with = session;
    return with != null && with.isLoggedIn();
  }

  /// May wait.
  void lookAgain() {
    var with = session;
    if (with != null) {
      with.lookAgain();
    }
  }

  /// Only on the lane.
  Watch watch() {
    return watch;
  }

  Lane lane() {
    return lane;
  }

  /// Says whole lines. From any thread.
  abstract void send(String lines);

  /// Says what is new in a room; whoever takes too little of it is closed. On the lane.
  abstract void deliver(Batch batch);

  /// Ends the connection when the other side has what was said, and soon in any case. From any
  /// thread.
  ///
  /// @param lines a last word; empty for none
  /// @param why for the log
  abstract void end(String lines, String why);

  /// Whether the other side takes what it is told. From any thread.
  abstract boolean takes();

  /// Where it comes from.
  abstract String address();

  Kind kind() {
    return kind;
  }

  void kind(Kind other) {
    kind = other;
  }

  /// Who it is; `*` before that is known.
  String login() {
    return login;
  }

  /// @param isWanted whether they want to be in a room still
  /// @param text what they hear when they come into a room; made on the lane
  void loggedIn(String name, Predicate<String> isWanted, Function<Entered.Inside, String> text) {
    login = name;
    wanted = isWanted;
    greeting = text;
  }

  /// Whether somebody who is left out of a thing is this connection.
  boolean knows(Object notFor) {
    return notFor.equals(this) || notFor.equals(login);
  }

  /// The rooms that it is in. Only on the lane.
  Set<String> rooms() {
    return rooms;
  }

  /// The other side was heard. From any thread.
  void heard() {
    heardNanos = lane.nanos();
  }

  /// For how long nothing was heard.
  long silentNanos() {
    return lane.nanos() - heardNanos;
  }

  @Override
  public void inside(Entered.Inside entered) {
    lane.run(() -> {
      if (gone || !wanted.test(entered.room().name())) {
        exit.leave(entered.room().name(), this);
      } else {
        lane.enter(this, entered, greeting.apply(entered));
      }
    });
  }

  /// It left a room, and is told so. From any thread.
  void part(String room) {
    lane.run(() -> {
      lane.leave(room, this);
      send(IrcText.plain().from(login).word("PART").word("#" + room).end());
    });
  }

  /// Whether the connection is gone.
  boolean isGone() {
    return gone;
  }

  /// The connection is gone. From any thread; later calls do nothing.
  void gone() {
    if (!gone) {
      gone = true;
      lane.run(() -> {
        List.copyOf(rooms).forEach(room -> exit.leave(room, this));
        lane.gone(this);
      });
    }
  }
}
