package hubbub.chat.websocket;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Connection;
import hubbub.chat.domain.Deed;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Rooms;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.chat.domain.Visitor;
import hubbub.chat.shapes.LineJson;
import hubbub.chat.shapes.ModesJson;
import hubbub.chat.shapes.NewsJson;
import hubbub.chat.shapes.Refused;
import hubbub.chat.shapes.SpeakerJson;
import hubbub.platform.http.SocketHandler.Conversation;
import hubbub.platform.http.SocketHandler.Socket;
import hubbub.platform.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One socket, in as many rooms as it joined.
final class ChatSocket implements Conversation {
  /// RFC 6455 §7.4.1 and the IANA registry: the service restarts; try again later.
  private static final int RESTART = 1012;

  private static final int TRY_LATER = 1013;
  private static final int WAITING_MAX = 64;

  private final Rooms rooms;
  private final Fanout fanout;
  private final Visitor visitor;
  private final Socket socket;
  private final int roomsMax;
  private final Map<String, In> joined = new ConcurrentHashMap<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean closed;

  ChatSocket(Rooms rooms, Fanout fanout, Visitor visitor, Socket socket, int roomsMax) {
    this.rooms = rooms;
    this.fanout = fanout;
    this.visitor = visitor;
    this.socket = socket;
    this.roomsMax = roomsMax;
  }

  /// Being in a room.
  private final class In implements Connection {
    private final String channel;
    private final @Nullable String request;
    private volatile String channelId = "";
    private volatile boolean keeper;
    private long skipped;
    private @Nullable Offset skippedTo;

    In(String channel, @Nullable String request) {
      this.channel = channel;
      this.request = request;
    }

    @Override
    public void inside(Entered.Inside entered) {
      channelId = entered.room().channel().id();
      keeper = entered.you().may(Deed.DELETE);
      fanout.enter(ChatSocket.this, entered, request);
      if (closed) {
        leave();
      }
    }

    void leave() {
      rooms.leave(channel, this);
      fanout.leave(ChatSocket.this, channelId);
    }
  }

  /// Says who the other side is.
  ///
  /// @param secret a guest's, to be shown again
  void greet(@Nullable String secret) {
    socket.onWritable(() -> fanout.ready(this));
    var hello = frame("hello", null);
    hello.put("id", visitor.id());
    hello.put("login", visitor.login());
    hello.put("name", visitor.name());
    hello.put("guest", secret);
    send(hello);
  }

  @Override
  public void said(String text) {
    if (unanswered.get() >= WAITING_MAX) {
      refuse(null, null, "busy", "too many wait for an answer; wait for some");
      return;
    }
    switch (Wanted.read(text)) {
      case Wanted.Join(var request, var channel, var since) -> join(request, channel, since);
      case Wanted.Leave(var request, var channel) -> leave(request, channel);
      case Wanted.Say say -> say(say);
      case Wanted.Do(var request, var channel, var action) -> {
        unanswered.incrementAndGet();
        var _ =
            rooms
                .act(visitor, channel, action)
                .thenAccept(acted -> answer(request, channel, acted));
      }
      case Wanted.Ping(var request) -> send(frame("pong", request));
      case Wanted.Wrong(var request, var field, var message) ->
          refuse(request, null, "wrong", field.isEmpty() ? message : field + " " + message);
    }
  }

  private void join(@Nullable String request, String named, java.util.Optional<Offset> since) {
    var channel = named.toLowerCase(Locale.ROOT);
    if (joined.size() >= roomsMax) {
      refuse(request, channel, "full", "one connection is in " + roomsMax + " rooms at most");
      return;
    }
    var in = new In(channel, request);
    if (joined.putIfAbsent(channel, in) != null) {
      refuse(request, channel, "already", "you are in that room already");
      return;
    }
    unanswered.incrementAndGet();
    var _ =
        rooms
            .enter(channel, visitor, in, since)
            .thenAccept(entered -> {
              unanswered.decrementAndGet();
              Refused.of(entered)
                  .ifPresent(refused -> {
                    joined.remove(channel);
                    refuse(request, channel, refused);
                  });
            });
  }

  private void leave(@Nullable String request, String named) {
    var channel = named.toLowerCase(Locale.ROOT);
    var in = joined.remove(channel);
    if (in == null) {
      refuse(request, channel, "not_in", "you are not in that room");
      return;
    }
    in.leave();
    var left = frame("left", request);
    left.put("channel", channel);
    send(left);
  }

  private void say(Wanted.Say say) {
    unanswered.incrementAndGet();
    var speech =
        new Speech(
            say.text(),
            say.action(),
            say.replyTo(),
            say.nonce(),
            joined.get(say.channel().toLowerCase(Locale.ROOT)));
    var _ = rooms.say(visitor, say.channel(), speech).thenAccept(spoken -> answer(say, spoken));
  }

  private void answer(Wanted.Say say, Spoken spoken) {
    unanswered.decrementAndGet();
    var refused = Refused.of(spoken);
    if (refused.isPresent()) {
      refuse(say.request() == null ? say.nonce() : say.request(), say.channel(), refused.get());
      return;
    }
    switch (spoken) {
      case Spoken.Heard(var line) -> {
        var ack = frame("said", say.request());
        ack.put("channel", say.channel());
        ack.put("nonce", say.nonce());
        ack.put("id", line.id());
        ack.put("offset", line.offset().text());
        send(ack);
      }
      case Spoken.Held(var heldId) -> {
        var held = frame("held", say.request());
        held.put("channel", say.channel());
        held.put("nonce", say.nonce());
        held.put("id", heldId);
        send(held);
      }
      case Spoken.Commanded(_, Acted.Done(var words)) ->
          done(say.request() == null ? say.nonce() : say.request(), say.channel(), words);
      default -> throw new IllegalStateException("refused before: " + spoken);
    }
  }

  private void answer(@Nullable String request, String channel, Acted acted) {
    unanswered.decrementAndGet();
    if (acted instanceof Acted.Done(var words)) {
      done(request, channel, words);
    } else {
      Refused.of(acted).ifPresent(refused -> refuse(request, channel, refused));
    }
  }

  private void done(@Nullable String request, String channel, String words) {
    var done = frame("done", request);
    done.put("channel", channel);
    done.put("said", words);
    send(done);
  }

  /// It is in a room. On the fan-out's thread.
  void isIn(Entered.Inside entered, @Nullable String request) {
    var room = entered.room();
    var frame = frame("joined", request);
    frame.put("channel", room.name());
    frame.put("you", SpeakerJson.of(entered.you()));
    frame.put(
        "may",
        Arrays.stream(Deed.values())
            .filter(deed -> entered.you().may(deed) && visitor.hasScope(deed))
            .map(deed -> deed.name().toLowerCase(Locale.ROOT))
            .toList());
    frame.put("title", room.channel().title());
    frame.put("modes", ModesJson.of(room.modes()));
    frame.put("pinned", room.pinned().map(LineJson::of).orElse(null));
    frame.put("chatters", room.chatters());
    frame.put("offset", room.last().text());
    var keeper = entered.you().may(Deed.DELETE);
    switch (entered.missed()) {
      case Entered.Missed.Nothing() -> frame.put("missed", "unasked");
      case Entered.Missed.All(var news) -> {
        frame.put("missed", "all");
        frame.put("news", news.stream().map(one -> NewsJson.of(one, keeper)).toList());
      }
      case Entered.Missed.NotWhole() -> frame.put("missed", "not_whole");
    }
    if (!send(frame)) {
      close(TRY_LATER, "too slow: come again with your last offset");
    }
  }

  /// Tells what is new. On the fan-out's thread. Whoever is too slow for lines is told how many
  /// they missed and up to where, to ask for them; whoever is too slow for a deletion must come
  /// again, or would go on showing what is gone.
  void tell(Fanout.Frames frames) {
    var in = joined.get(frames.room().name());
    if (in == null) {
      return;
    }
    change(in, frames.news());
    var frame = frames.of(in.keeper);
    if (frame.isPresent() && (!catchUp(in) || !socket.writable() || !socket.send(frame.get()))) {
      skip(in, frames);
    }
    var last = frames.news().getLast();
    if (last instanceof News.GoingAway) {
      close(RESTART, "the rooms move: come again with your last offset");
    } else if (last instanceof News.RoomClosed) {
      joined.remove(frames.room().name());
    }
  }

  /// Roles may have changed.
  private void change(In in, List<News> news) {
    for (var one : news) {
      if (one instanceof News.PersonChanged(var person) && person.id().equals(visitor.id())) {
        in.keeper = person.may(Deed.DELETE);
      }
    }
  }

  private void skip(In in, Fanout.Frames frames) {
    for (var one : frames.news()) {
      switch (one) {
        case News.LineSaid _,
            News.Announced _,
            News.Raided _,
            News.Raiding _,
            News.PresenceChanged _,
            News.PersonChanged _,
            News.EmotesChanged _ -> {
          in.skipped++;
          in.skippedTo = one.offset().orElse(in.skippedTo);
        }
        case News.LineDeleted _,
            News.PersonSilenced _,
            News.PersonFreed _,
            News.RoomCleared _,
            News.ModesChanged _,
            News.Pinned _,
            News.LineHeld _,
            News.RoomClosed _,
            News.GoingAway _ ->
            close(TRY_LATER, "too slow: come again with your last offset");
      }
    }
  }

  /// It keeps up again. On the fan-out's thread.
  void catchUp() {
    joined.values().forEach(this::catchUp);
  }

  /// Tells what was left out, once the other side keeps up again.
  private boolean catchUp(In in) {
    if (in.skipped == 0) {
      return true;
    }
    if (!socket.writable()) {
      return false;
    }
    var skipped = frame("skipped", null);
    skipped.put("channel", in.channel);
    skipped.put("news", in.skipped);
    skipped.put("offset", in.skippedTo == null ? null : in.skippedTo.text());
    if (!send(skipped)) {
      return false;
    }
    in.skipped = 0;
    return true;
  }

  private void refuse(@Nullable String request, @Nullable String channel, Refused refused) {
    var frame = frame("refused", request);
    frame.put("channel", channel);
    frame.put("reason", refused.reason());
    frame.put("detail", refused.detail());
    frame.put("wait_ms", refused.pause().map(java.time.Duration::toMillis).orElse(null));
    send(frame);
  }

  private void refuse(
      @Nullable String request, @Nullable String channel, String reason, String detail) {
    refuse(request, channel, new Refused(0, reason, detail, java.util.Optional.empty(), null));
  }

  private static Map<String, @Nullable Object> frame(String kind, @Nullable String request) {
    var frame = new LinkedHashMap<String, @Nullable Object>();
    frame.put("kind", kind);
    if (request != null) {
      frame.put("request", request);
    }
    return frame;
  }

  /// An answer is never left out: whoever takes none any more has to come again.
  private boolean send(Map<String, @Nullable Object> frame) {
    var taken = socket.send(Json.write(frame));
    if (!taken) {
      close(TRY_LATER, "too slow: come again with your last offset");
    }
    return taken;
  }

  private void close(int code, String reason) {
    if (!closed) {
      socket.close(code, reason);
    }
  }

  @Override
  public void closed() {
    closed = true;
    Set.copyOf(joined.values()).forEach(In::leave);
    joined.clear();
  }
}
