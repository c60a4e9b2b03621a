package hubbub.connectors.twitch;

import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Texts;
import hubbub.connectors.net.Dial;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.irc.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One connection to Twitch, from opening to its end, read on a thread of its own. What it reads of
/// channels goes to their ears, a list per reading; what it reads about itself to the connector.
final class TwitchConnection implements Runnable {
  private static final int ITEMS_MAX = 500;
  private static final int NOTE_LENGTH_MAX = 200;

  private final Dial dial;
  private final TwitchConfig config;
  private final String nick;
  private final TwitchConnector connector;
  private final TwitchMeters meters;
  private final Supplier<Moment> clock;
  private final Lines lines = new Lines(TwitchWire.LINE_LENGTH_MAX);
  private final Map<Room, List<Item>> gathered = new LinkedHashMap<>();
  private final long openedAt;
  private volatile Moment lastSign;
  private volatile long readingSince;
  private volatile boolean reading;
  private volatile boolean up;
  private volatile @Nullable String closedBecause;
  private Dial.@Nullable Line line;
  private long pingedAt;
  private long tooLong;
  private long notUtf8;

  TwitchConnection(
      Dial dial,
      TwitchConfig config,
      String nick,
      TwitchConnector connector,
      TwitchMeters meters,
      Supplier<Moment> clock) {
    this.dial = dial;
    this.config = config;
    this.nick = nick;
    this.connector = connector;
    this.meters = meters;
    this.clock = clock;
    lastSign = clock.get();
    openedAt = lastSign.nanos();
    pingedAt = openedAt;
  }

  void start() {
    Thread.ofPlatform().name("twitch-" + nick).daemon().start(this);
  }

  /// The last time that a byte came.
  Moment lastSign() {
    return lastSign;
  }

  /// Whether we are logged in.
  boolean isUp() {
    return up;
  }

  long openNanos(long now) {
    return now - openedAt;
  }

  /// How long we have been waiting for a byte.
  long silentNanos(long now) {
    return reading ? now - readingSince : 0;
  }

  /// Whether it is time to ask for a sign of life; if so, asks.
  void pingEvery(long nanos, long now) {
    if (up && now - pingedAt >= nanos) {
      pingedAt = now;
      send("PING :hubbub");
    }
  }

  /// Sends a line; a connection that can't is closed.
  void send(String text) {
    try {
      OutputStream out;
      synchronized (this) {
        if (line == null) {
          return;
        }
        out = line.socket().getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException _) {
      close("connection lost");
    }
  }

  /// Ends it at once, from any thread. The first reason counts.
  void close(String reason) {
    synchronized (this) {
      if (closedBecause == null) {
        closedBecause = reason;
      }
      if (line != null) {
        closeQuietly(line);
      }
    }
  }

  @Override
  public void run() {
    String reason;
    try {
      var opened = dial.open(config.address(), config.tls());
      synchronized (this) {
        line = opened;
        if (closedBecause != null) {
          closeQuietly(opened);
        }
      }
      send("CAP REQ :twitch.tv/tags twitch.tv/commands");
      send("PASS SCHMOOPIIE");
      send("NICK " + nick);
      reason = read(opened);
    } catch (IOException e) {
      reason = up ? "connection lost" : "Twitch can't be reached: " + Dial.words(e);
    }
    var known = closedBecause;
    close(known == null ? reason : known);
    connector.closed(this, known == null ? reason : known);
  }

  private String read(Dial.Line opened) throws IOException {
    var in = opened.socket().getInputStream();
    while (true) {
      readingSince = clock.get().nanos();
      reading = true;
      var count = lines.read(in);
      reading = false;
      if (count < 0) {
        return "connection closed by Twitch";
      }
      var now = clock.get();
      lastSign = now;
      take(now);
    }
  }

  /// Everything that is whole of what came.
  private void take(Moment now) {
    var receivedAt = now.kept();
    var taken = 0;
    for (var text = lines.next(); text != null; text = lines.next()) {
      taken++;
      var command = TwitchWire.read(text);
      if (command != null) {
        take(command, receivedAt);
      }
    }
    meters.lines.increment(taken);
    meters.tooLong.increment((double) (lines.tooLong() - tooLong));
    meters.notUtf8.increment((double) (lines.notUtf8() - notUtf8));
    tooLong = lines.tooLong();
    notUtf8 = lines.notUtf8();
    gathered.forEach(Room::said);
    gathered.clear();
  }

  private void take(TwitchCommand command, Instant receivedAt) {
    switch (command) {
      case TwitchCommand.Privmsg said -> {
        var message = TwitchMessages.message(said, receivedAt);
        gather(
            said.channel(), new Item.Heard(message, TwitchMessages.identity(said.tags(), message)));
      }
      case TwitchCommand.UserNotice notice -> {
        var message = TwitchMessages.message(notice, receivedAt);
        gather(
            notice.channel(),
            new Item.Heard(message, TwitchMessages.identity(notice.tags(), message)));
      }
      case TwitchCommand.ClearMsg clear ->
          gather(
              clear.channel(),
              deleted(
                  clear.channel(), clear.messageId(), null, receivedAt, "deleted by a moderator"));
      case TwitchCommand.ClearChat clear -> {
        var author = clear.tags().filled("target-user-id");
        if (author == null && !clear.login().isEmpty()) {
          author = clear.login();
        }
        gather(
            clear.channel(),
            deleted(clear.channel(), null, author, receivedAt, TwitchMessages.reason(clear)));
      }
      case TwitchCommand.Ping(var token) -> send("PONG :" + token);
      case TwitchCommand.Welcome _ -> {
        up = true;
        connector.welcomed();
      }
      case TwitchCommand.Joined(var channel) -> connector.joined(this, channel);
      case TwitchCommand.Reconnect _ -> connector.reconnect(this);
      case TwitchCommand.Notice notice -> notice(notice);
      case TwitchCommand.Capabilities(var granted) -> {
        if (!granted) {
          close("Twitch refused tags and commands");
        }
      }
      case TwitchCommand.Ignored _ -> {}
      case TwitchCommand.Malformed(var why) -> meters.malformed(why);
    }
  }

  private void notice(TwitchCommand.Notice notice) {
    var text = Texts.first(Texts.clean(notice.text()), NOTE_LENGTH_MAX);
    if (notice.channel().equals("*")) {
      if (!up) {
        close("Twitch refused the login");
      }
    } else {
      switch (notice.id()) {
        case "msg_channel_suspended",
            "msg_channel_blocked",
            "msg_room_not_found",
            "msg_banned",
            "msg_concurrent_channel_limit_reached",
            "tos_ban" ->
            connector.refused(notice.channel(), "Twitch says: " + text);
        default -> {}
      }
    }
  }

  private void gather(String channel, Item item) {
    var room = connector.room(channel);
    if (room == null) {
      return;
    }
    var items = gathered.computeIfAbsent(room, _ -> new ArrayList<>());
    items.add(item);
    if (items.size() >= ITEMS_MAX) {
      room.said(items);
      gathered.remove(room);
    }
  }

  private static Item deleted(
      String channel,
      @Nullable String messageId,
      @Nullable String authorId,
      Instant at,
      String reason) {
    return new Item.News(
        new MessagesDeleted(new Channel("twitch", channel), messageId, authorId, at, reason));
  }

  private static void closeQuietly(Dial.Line line) {
    try {
      line.raw().close();
    } catch (IOException _) {
      // It is closed either way.
    }
  }
}
