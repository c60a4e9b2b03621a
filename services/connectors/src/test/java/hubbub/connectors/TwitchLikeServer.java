package hubbub.connectors;

import hubbub.testkit.LoopbackServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/// A server that speaks Twitch's dialect to readers, and breaks as it is told: a real one on a free
/// port of loopback.
final class TwitchLikeServer implements AutoCloseable {
  private final LoopbackServer server;
  private final Set<String> channels;
  private final List<Guest> guests = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  /// @param channels those that exist
  TwitchLikeServer(ServerSocketFactory sockets, String... channels) {
    this.channels = Set.of(channels);
    server = new LoopbackServer(sockets, this::talk);
  }

  TwitchLikeServer(String... channels) {
    this(ServerSocketFactory.getDefault(), channels);
  }

  int port() {
    return server.port();
  }

  /// All lines that came from readers, in order.
  List<String> heard() {
    return List.copyOf(heard);
  }

  /// Open connections.
  int connections() {
    return guests.size();
  }

  /// Whether somebody is in a channel.
  boolean isWatched(String channel) {
    return guests.stream().anyMatch(guest -> guest.rooms.contains(channel));
  }

  void say(String channel, String id, String text) {
    toChannel(
        channel,
        "@id=%s;user-id=7;display-name=Ana;tmi-sent-ts=%d :ana!ana@ana.tmi.twitch.tv PRIVMSG #%s :%s"
            .formatted(id, System.currentTimeMillis(), channel, text));
  }

  /// Sends a line to everybody in a channel.
  void toChannel(String channel, String line) {
    for (var guest : guests) {
      if (guest.rooms.contains(channel)) {
        guest.send(line);
      }
    }
  }

  /// Sends a line to everybody.
  void toAll(String line) {
    guests.forEach(guest -> guest.send(line));
  }

  /// Sends bytes as they are to everybody.
  void bytes(byte[] bytes) {
    guests.forEach(guest -> guest.bytes(bytes));
  }

  /// Closes all connections.
  void drop() {
    for (var guest : guests) {
      guest.close();
    }
  }

  /// From now on says nothing to those who are here, and doesn't hang up.
  void mute() {
    guests.forEach(guest -> guest.muted = true);
  }

  /// Hangs up on whoever comes.
  void refuse(boolean yes) {
    refusing = yes;
  }

  @Override
  public void close() {
    server.close();
    drop();
  }

  private void talk(Socket socket) throws IOException {
    if (refusing) {
      socket.close();
    } else {
      var guest = new Guest(socket);
      guests.add(guest);
      guest.talk();
    }
  }

  private final class Guest {
    private final Socket socket;
    private final Set<String> rooms = ConcurrentHashMap.newKeySet();
    private volatile boolean muted;
    private String nick = "";

    Guest(Socket socket) {
      this.socket = socket;
    }

    void talk() {
      try (var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        for (var line = in.readLine(); line != null; line = in.readLine()) {
          heard.add(line);
          answer(line);
        }
      } catch (IOException _) {
        // It left.
      } finally {
        close();
      }
    }

    private void answer(String line) {
      var words = line.split(" ", 2);
      var rest = words.length > 1 ? words[1] : "";
      switch (words[0]) {
        case "CAP" -> send(":tmi.twitch.tv CAP * ACK " + rest.substring("REQ ".length()));
        case "NICK" -> {
          nick = rest;
          for (var number : List.of("001", "002", "003", "004", "375", "372", "376")) {
            send(":tmi.twitch.tv " + number + " " + nick + " :-");
          }
        }
        case "JOIN" -> List.of(rest.split(",", -1)).forEach(this::join);
        case "PART" -> rooms.remove(rest.substring(1));
        case "PING" -> send(":tmi.twitch.tv PONG tmi.twitch.tv " + rest);
        default -> {}
      }
    }

    /// Whoever speaks to the room waits until its answer is out.
    private synchronized void join(String hashed) {
      var channel = hashed.substring(1);
      if (!channels.contains(channel)) {
        return;
      }
      rooms.add(channel);
      var me = nick + "!" + nick + "@" + nick + ".tmi.twitch.tv";
      send(":" + me + " JOIN #" + channel);
      send(":" + nick + ".tmi.twitch.tv 353 " + nick + " = #" + channel + " :" + nick);
      send(":" + nick + ".tmi.twitch.tv 366 " + nick + " #" + channel + " :End of /NAMES list");
      send("@room-id=1;slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE #" + channel);
    }

    void send(String line) {
      bytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] bytes) {
      if (muted) {
        return;
      }
      try {
        synchronized (this) {
          socket.getOutputStream().write(bytes);
        }
      } catch (IOException _) {
        close();
      }
    }

    void close() {
      guests.remove(this);
      try {
        socket.close();
      } catch (IOException _) {
        // It is closed either way.
      }
    }
  }
}
