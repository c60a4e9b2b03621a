package hubbub.connectors.replay;

import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesDeleted;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One capture being played, on a thread of its own (a long loop: not a virtual one). Lines are
/// said when they are due, at full speed as soon as the desk takes them and those who hear keep up:
/// the ear waits when it is full, so no more is read ahead than one batch.
final class Playing implements Tap, Runnable {
  private static final int BATCH_MAX = 500;

  /// Messages whose ids are remembered, so that a deletion finds them.
  private static final int REMEMBERED_MAX = 5_000;

  /// A line without a time comes so long after the one before.
  private static final long STEP_MILLIS = 100;

  /// A hearer that is stuck holds a batch no longer than this.
  private static final long HELD_MAX_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long HELD_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final String runId;
  private final Channel channel;
  private final ReplayOptions options;
  private final Captures captures;
  private final ReplayConfig config;
  private final Supplier<Moment> clock;
  private final Ear ear;
  private final BooleanSupplier crowded;
  private final Counts counts;
  private final Thread thread;
  private final Map<String, String> remembered =
      new LinkedHashMap<>() {
        @java.io.Serial private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };
  private final List<Item> batch = new ArrayList<>(BATCH_MAX);
  private Position position;
  private long dueNanos;
  private long lastAt = -1;
  private volatile boolean closed;

  Playing(
      String runId,
      Channel channel,
      ReplayOptions options,
      Position position,
      Captures captures,
      ReplayConfig config,
      Supplier<Moment> clock,
      Ear ear,
      BooleanSupplier crowded,
      Counts counts) {
    this.runId = runId;
    this.channel = channel;
    this.options = options;
    this.position = position;
    this.captures = captures;
    this.config = config;
    this.clock = clock;
    this.ear = ear;
    this.crowded = crowded;
    this.counts = counts;
    thread = Thread.ofPlatform().name("replay-" + channel.name()).daemon().unstarted(this);
  }

  record Counts(Counter lines, Counter malformed) {}

  void start() {
    thread.start();
  }

  @Override
  public Moment lastSign() {
    return clock.get();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    try {
      play();
    } finally {
      captures.end(options.name());
    }
  }

  private void play() {
    var file = captures.find(options.name());
    if (file.isEmpty()) {
      ear.finished("there is no capture of that name any more");
      return;
    }
    dueNanos = clock.get().nanos();
    ear.confirmed(clock.get());
    var reason = "capture played to its end";
    try {
      do {
        try (var reader = new CaptureReader(file.get(), config.unpackedMax())) {
          var played = loop(reader);
          if (!played) {
            reason = "capture has no messages";
            break;
          }
        }
        position = options.repeat() && !closed ? new Position(position.loop() + 1, 0) : position;
        lastAt = -1;
      } while (options.repeat() && !closed);
    } catch (CaptureReader.Broken e) {
      reason = String.valueOf(e.getMessage());
    } catch (java.io.EOFException _) {
      reason = "capture is cut";
    } catch (IOException _) {
      reason = "capture can't be read";
    }
    if (say() && !closed) {
      ear.finished(reason);
    }
  }

  /// Plays the lines once, from the position on; false if there was no message in all of them.
  private boolean loop(CaptureReader reader) throws CaptureReader.Broken {
    var played = false;
    var number = 0L;
    for (var line = reader.next(); line != null && !closed; line = reader.next()) {
      number++;
      var scene = CaptureLines.read(line);
      played |= scene instanceof Scene.Line;
      if (number <= position.line()) {
        remember(scene, number);
        continue;
      }
      counts.lines.increment();
      if (!play(scene, number)) {
        return true;
      }
      position = new Position(position.loop(), number);
      if (batch.size() >= BATCH_MAX && !say()) {
        return true;
      }
    }
    return played;
  }

  private boolean play(Scene scene, long number) {
    return switch (scene) {
      case Scene.Line(var message, var at) -> {
        if (!await(at)) {
          yield false;
        }
        remember(scene, number);
        batch.add(new Item.Heard(asIfLive(message, id(number)), null));
        yield true;
      }
      case Scene.Deleted deleted -> {
        if (!await(deleted.at() <= 0 ? lastAt : deleted.at())) {
          yield false;
        }
        delete(deleted);
        yield true;
      }
      case Scene.Nothing _ -> true;
      case Scene.Malformed _ -> {
        counts.malformed.increment();
        yield true;
      }
    };
  }

  private void delete(Scene.Deleted deleted) {
    var id = deleted.messageId();
    var known = id == null ? null : remembered.get(id);
    if (id == null || known != null) {
      batch.add(
          new Item.News(
              new MessagesDeleted(channel, known, deleted.authorId(), now(), deleted.reason())));
    }
  }

  private void remember(Scene scene, long number) {
    if (scene instanceof Scene.Line(var message, var _) && !message.id().isEmpty()) {
      remembered.put(message.id(), id(number));
    }
  }

  private String id(long number) {
    return runId + "/" + position.loop() + "/" + number;
  }

  private Message asIfLive(Message message, String id) {
    var now = now();
    var replyTo = message.replyTo();
    return new Message(
        id,
        message.kind(),
        message.author(),
        message.text(),
        now,
        now,
        replyTo == null ? null : remembered.getOrDefault(replyTo, replyTo),
        message.badges(),
        message.emotes(),
        message.first(),
        message.details());
  }

  private Instant now() {
    return clock.get().kept();
  }

  /// Waits until a line is due; what is gathered is said before. False if the tap is closed.
  private boolean await(long at) {
    if (options.speed() == 0) {
      return !closed;
    }
    var time = at < 0 ? Math.max(lastAt, 0) + STEP_MILLIS : at;
    if (lastAt >= 0) {
      var pause = Math.clamp(time - lastAt, 0, config.pauseMax().toMillis());
      dueNanos += (long) (TimeUnit.MILLISECONDS.toNanos(pause) / options.speed());
    }
    lastAt = Math.max(lastAt, time);
    var left = dueNanos - clock.get().nanos();
    if (left > 0 && !say()) {
      return false;
    }
    while (left > 0 && !closed) {
      LockSupport.parkNanos(this, left);
      left = dueNanos - clock.get().nanos();
    }
    return !closed;
  }

  private boolean say() {
    if (batch.isEmpty()) {
      return !closed;
    }
    if (options.speed() == 0) {
      holdBack();
    }
    var heard = ear.said(List.copyOf(batch), position.toString());
    batch.clear();
    return heard;
  }

  /// Full speed is the speed of those who hear: were they left behind, they would read everything
  /// back from the disk.
  private void holdBack() {
    var begun = clock.get().nanos();
    while (!closed && crowded.getAsBoolean() && clock.get().nanos() - begun < HELD_MAX_NANOS) {
      LockSupport.parkNanos(this, HELD_PAUSE_NANOS);
    }
  }
}
