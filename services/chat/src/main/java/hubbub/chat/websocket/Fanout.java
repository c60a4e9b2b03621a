package hubbub.chat.websocket;

import hubbub.chat.domain.Crier;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Room;
import hubbub.chat.shapes.NewsJson;
import hubbub.platform.http.SocketHandler.Frame;
import hubbub.platform.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells sockets what is new in their rooms. The rooms' thread only puts things here; one thread
/// makes a frame for all who are in a room, at once in a quiet one and up to 50 ms later in a busy
/// one.
final class Fanout implements Crier, AutoCloseable {
  /// A room with more sockets is told less often when it is busy.
  private static final int SMALL = 100;

  private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(50);

  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final Map<String, Audience> audiences = new HashMap<>();
  private final Thread thread;
  private volatile boolean closing;

  Fanout() {
    thread = Thread.ofPlatform().name("chat-sockets").daemon().unstarted(this::run);
  }

  private sealed interface Job {
    record Told(Room room, List<News> news) implements Job {}

    record In(ChatSocket socket, Entered.Inside entered, @Nullable String request) implements Job {}

    record Out(ChatSocket socket, String channelId) implements Job {}

    /// A socket that was too slow keeps up again.
    record Ready(ChatSocket socket) implements Job {}

    record End() implements Job {}
  }

  /// Who is in a room, and what they are yet to be told.
  private static final class Audience {
    private final Set<ChatSocket> sockets = new LinkedHashSet<>();
    private final List<News> waiting = new ArrayList<>();
    private @Nullable Room room;
    private long toldNanos;
  }

  void open() {
    thread.start();
  }

  @Override
  public void cry(Room room, List<News> news) {
    jobs.add(new Job.Told(room, news));
  }

  /// A socket is in a room; what was cried before is not for it.
  void enter(ChatSocket socket, Entered.Inside entered, @Nullable String request) {
    jobs.add(new Job.In(socket, entered, request));
  }

  void leave(ChatSocket socket, String channelId) {
    jobs.add(new Job.Out(socket, channelId));
  }

  void ready(ChatSocket socket) {
    jobs.add(new Job.Ready(socket));
  }

  private void run() {
    try {
      while (!closing) {
        var job = jobs.poll(rest(System.nanoTime()), TimeUnit.NANOSECONDS);
        while (job != null) {
          take(job);
          job = jobs.poll();
        }
        tellAll(System.nanoTime());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// How long until something is to be told.
  private long rest(long now) {
    var rest = GATHER;
    for (var audience : audiences.values()) {
      if (!audience.waiting.isEmpty()) {
        rest = Math.min(rest, Math.max(0, audience.toldNanos + GATHER - now));
      }
    }
    return rest;
  }

  private void take(Job job) {
    switch (job) {
      case Job.Told(var room, var news) -> {
        var audience = audiences.get(room.channel().id());
        if (audience != null) {
          audience.room = room;
          audience.waiting.addAll(news);
        }
      }
      case Job.In(var socket, var entered, var request) -> {
        var audience =
            audiences.computeIfAbsent(entered.room().channel().id(), _ -> new Audience());
        // What waits was before: it is for the others.
        tell(audience, System.nanoTime());
        audience.sockets.add(socket);
        socket.isIn(entered, request);
      }
      case Job.Out(var socket, var channelId) -> {
        var audience = audiences.get(channelId);
        if (audience != null && audience.sockets.remove(socket) && audience.sockets.isEmpty()) {
          audiences.remove(channelId);
        }
      }
      case Job.Ready(var socket) -> socket.catchUp();
      case Job.End() -> {
        // It wakes the thread, which sees that it is over.
      }
    }
  }

  private void tellAll(long now) {
    for (var audience : List.copyOf(audiences.values())) {
      if (!audience.waiting.isEmpty()
          && (audience.sockets.size() <= SMALL || now - audience.toldNanos >= GATHER)) {
        tell(audience, now);
      }
    }
  }

  private static void tell(Audience audience, long now) {
    var room = audience.room;
    if (room == null || audience.waiting.isEmpty()) {
      return;
    }
    var news = List.copyOf(audience.waiting);
    audience.waiting.clear();
    audience.toldNanos = now;
    var frames = new Frames(room, news);
    for (var socket : audience.sockets) {
      socket.tell(frames);
    }
  }

  /// The frames of a batch: one for everyone, one for those who keep order; each made once, when it
  /// is first asked for.
  static final class Frames {
    private final Room room;
    private final List<News> news;
    private final Map<Boolean, Optional<Frame>> made = new HashMap<>();

    Frames(Room room, List<News> news) {
      this.room = room;
      this.news = news;
    }

    Room room() {
      return room;
    }

    List<News> news() {
      return news;
    }

    /// @param keeper whether it is for somebody who keeps order
    /// @return nothing where nothing of it is for them
    Optional<Frame> of(boolean keeper) {
      return made.computeIfAbsent(keeper, this::frame);
    }

    private Optional<Frame> frame(boolean keeper) {
      var shown =
          news.stream()
              .filter(one -> keeper || one.audience() == hubbub.chat.domain.Deed.READ)
              .map(one -> NewsJson.of(one, keeper))
              .toList();
      if (shown.isEmpty()) {
        return Optional.empty();
      }
      var frame = new java.util.LinkedHashMap<String, Object>();
      frame.put("kind", "news");
      frame.put("channel", room.name());
      frame.put("news", shown);
      return Optional.of(Frame.of(Json.write(frame)));
    }
  }

  @Override
  public void close() {
    closing = true;
    jobs.add(new Job.End());
    try {
      thread.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
