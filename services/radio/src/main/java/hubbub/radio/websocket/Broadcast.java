package hubbub.radio.websocket;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.StreamRights;
import hubbub.platform.http.SocketHandler.Conversation;
import hubbub.platform.http.SocketHandler.Socket;
import hubbub.platform.json.Json;
import hubbub.radio.air.Air;
import hubbub.radio.air.Brought;
import hubbub.radio.air.Ending;
import hubbub.radio.air.Inlet;
import hubbub.radio.air.Intake;
import hubbub.radio.air.Wanted;
import hubbub.radio.icecast.SourceHeaders;
import hubbub.radio.sound.NotThisFormat;
import hubbub.radio.websocket.LiveDoor.Admitted;
import hubbub.radio.websocket.LiveDoor.Sound;
import hubbub.radio.websocket.LiveDoor.Who;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.EventExecutor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket on which a browser goes on air. What it says is heard on a thread of its own, one
/// message after another; what becomes of the sound happens on the event loop, as with every
/// source.
final class Broadcast implements Conversation, Inlet {
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int NO_SOUND = 1003;
  private static final int NOT_ALLOWED = 1008;
  private static final int TRY_LATER = 1013;

  /// Somebody who says nothing holds no socket.
  private static final long BEGIN_SECONDS = 10;

  private static final long BEAT_SECONDS = 2;

  private final LiveDoor door;
  private final Air air;
  private final Who who;
  private final Socket socket;

  // Of the thread that hears.
  private final Remux remux;
  private boolean begun;

  // Of the event loop.
  private @Nullable Intake intake;
  private @Nullable Sound place;
  private @Nullable Future<?> beating;
  private boolean sounds;
  private long pause;
  private long bytes;

  private volatile boolean over;

  Broadcast(LiveDoor door, Air air, Who who, Socket socket, Remux remux) {
    this.door = door;
    this.air = air;
    this.who = who;
    this.socket = socket;
    this.remux = remux;
  }

  /// Waits for its first word.
  void await() {
    beating = socket.loop().schedule(this::tooLate, BEGIN_SECONDS, TimeUnit.SECONDS);
  }

  private void tooLate() {
    refuse("late", "say within ten seconds who you are", NOT_ALLOWED);
  }

  @Override
  public void said(String text) {
    if (over) {
      return;
    }
    switch (Wish.read(text)) {
      case Wish.Begin wish when begun -> refuse("wrong", "it has begun", NOT_ALLOWED);
      case Wish.Begin wish -> begin(wish);
      case Wish.End() -> end();
      case Wish.Wrong(var why) -> refuse("wrong", why, NOT_ALLOWED);
    }
  }

  private void begin(Wish.Begin wish) {
    begun = true;
    try {
      switch (door.admit(who, wish.key())) {
        case Admitted.NotAllowed(var why) -> refuse("not_allowed", why, NOT_ALLOWED);
        case Admitted.In(var rights) -> onLoop(() -> bring(rights, wish));
      }
    } catch (NoAnswer _) {
      refuse("away", "who you are can't be asked now; try again", TRY_LATER);
    }
  }

  private boolean bring(StreamRights rights, Wish.Begin wish) {
    stopBeating();
    var mine = new Sound(who.mount(), rights.keyId(), wish.stream());
    var before = wish.stream().isEmpty() ? null : door.before(mine);
    if (before != null) {
      before.close(new Ending.Followed());
    }
    switch (air.bring(wanted(rights, wish.name()), PooledByteBufAllocator.DEFAULT)) {
      case Brought.Taken() -> refuse("taken", "somebody else is on air there", TRY_LATER);
      case Brought.Full() -> refuse("too_many", "too many are on air", TRY_LATER);
      case Brought.In(var into) -> {
        intake = into;
        place = mine;
        door.comes(mine, this);
        tell("ready", Map.of("mount", who.mount()));
        if (into.waits()) {
          tell("waiting", Map.of("mount", who.mount()));
        }
        into.begin(this);
        beating =
            loop().scheduleAtFixedRate(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
      }
    }
    return true;
  }

  private Wanted wanted(StreamRights rights, String name) {
    // As a header has it: a character for each byte.
    var bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    var info =
        SourceHeaders.read(header ->
            switch (header.toLowerCase(Locale.ROOT)) {
              case "ice-name" -> Optional.of(bytes);
              case "content-type" -> Optional.of("audio/ogg");
              case "user-agent" -> Optional.of(who.program());
              default -> Optional.empty();
            });
    return new Wanted(who.mount(), rights.channel().name(), rights.keyId(), info, who.address());
  }

  @Override
  public void brought(byte[] sound) {
    if (over) {
      return;
    }
    if (!begun) {
      refuse("wrong", "say begin first", NOT_ALLOWED);
      return;
    }
    try {
      var pages = remux.take(sound);
      rest(onLoop(() -> take(pages, sound.length)));
    } catch (NotThisFormat e) {
      onLoop(() -> expel(new Ending.NoSound(String.valueOf(e.getMessage()))));
    }
  }

  /// @return for how many milliseconds nothing more is to come
  private long take(byte[] pages, int came) {
    var into = intake;
    if (into == null) {
      return 0;
    }
    pause = 0;
    bytes += came;
    into.take(Unpooled.wrappedBuffer(pages));
    if (!sounds && into.isOnAir()) {
      sounds = true;
      var since = air.mount(who.mount()).orElseThrow().since();
      tell("on_air", Map.of("mount", who.mount(), "since", since.toString()));
    }
    return pause;
  }

  /// Nothing more is read meanwhile: what comes waits in front of this.
  private void rest(long millis) {
    if (millis <= 0) {
      return;
    }
    var enough = new CountDownLatch(1);
    var _ = loop().schedule(enough::countDown, millis, TimeUnit.MILLISECONDS);
    try {
      var _ = enough.await(2 * millis + 1_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    var last = remux.end();
    onLoop(() -> {
      take(last, 0);
      if (intake != null) {
        tell("ended", Map.of("reason", "done"));
      }
      return expel(new Ending.Closed());
    });
  }

  private void beat() {
    var listeners = air.mount(who.mount()).map(mount -> mount.listeners()).orElse(0);
    if (socket.writable()) {
      tell("heard", Map.of("bytes", bytes, "listeners", listeners));
    }
  }

  /// It brings nothing more; the mount is free.
  private boolean expel(Ending how) {
    var into = intake;
    if (into != null) {
      into.end(how);
    }
    close(how);
    return true;
  }

  @Override
  public EventExecutor loop() {
    return socket.loop();
  }

  @Override
  public boolean isOpen() {
    return !over;
  }

  @Override
  public void pause(long millis) {
    pause = millis;
  }

  @Override
  public void close(Ending how) {
    var into = intake;
    stopBeating();
    intake = null;
    if (place != null) {
      door.leaves(place, this);
    }
    if (into == null) {
      return;
    }
    switch (how) {
      case Ending.Closed() -> {
        into.end(how);
        socket.close(NORMAL, "");
      }
      case Ending.Followed() -> {
        into.end(how);
        tell("ended", Map.of("reason", "taken_over"));
        socket.close(NORMAL, "another one goes on in its place");
      }
      case Ending.Silent() -> socket.close(TRY_LATER, "nothing came for too long");
      case Ending.GoingAway() -> socket.close(GOING_AWAY, "the server is going away");
      case Ending.NoSound(var why) -> refuse("no_sound", why, NO_SOUND);
      case Ending.Killed() -> {
        tell("ended", Map.of("reason", "killed"));
        socket.close(NORMAL, "the show was ended");
      }
    }
    over = true;
  }

  private void stopBeating() {
    if (beating != null) {
      beating.cancel(false);
    }
  }

  private void refuse(String reason, String detail, int code) {
    if (!over) {
      over = true;
      tell("refused", Map.of("reason", reason, "detail", detail));
      socket.close(code, reason);
    }
  }

  private void tell(String kind, Map<String, ?> more) {
    var frame = new LinkedHashMap<String, Object>();
    frame.put("kind", kind);
    frame.putAll(more);
    var _ = socket.send(Json.write(frame));
  }

  private <T> T onLoop(Callable<T> what) {
    return socket.loop().submit(what).syncUninterruptibly().getNow();
  }

  /// The other side is gone, as far as we know; it may come again.
  @Override
  public void closed() {
    over = true;
    var last = remux.rest();
    try {
      onLoop(() -> {
        take(last, 0);
        return expel(new Ending.Closed());
      });
    } catch (RejectedExecutionException _) {
      // The loop has ended, and all sources with it.
      return;
    }
  }
}
