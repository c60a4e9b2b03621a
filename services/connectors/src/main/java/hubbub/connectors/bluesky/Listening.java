package hubbub.connectors.bluesky;

import hubbub.connectors.bluesky.jetstream.Jetstream;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.net.Dial;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects, reads, and connects again, to the next instance after trouble, as long as anybody
/// follows anything; on a thread of its own.
final class Listening implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final int TICK_MILLIS = 500;
  private static final int BAD_REQUEST = 400;

  private final BlueskyConfig config;
  private final Dial dial;
  private final Taps taps;
  private final BlueskyMeters meters;
  private final Supplier<Moment> clock;
  private final RandomGenerator random;
  private final Handles handles = new Handles(BlueskyConfig.HANDLES_MAX);
  private final Matched matched = new Matched(BlueskyConfig.MATCHED_MAX);
  private final Pauses pauses;
  private final Dictionaries dictionaries;
  private final Stuck stuck = new Stuck();
  private final Calm calm = new Calm();
  private int turn;

  Listening(
      BlueskyConfig config,
      Dial dial,
      Taps taps,
      BlueskyMeters meters,
      Supplier<Moment> clock,
      RandomGenerator random) {
    this.config = config;
    this.dial = dial;
    this.taps = taps;
    this.meters = meters;
    this.clock = clock;
    this.random = random;
    pauses = new Pauses(config.pauseMax(), random);
    dictionaries =
        new Dictionaries(
            config.compressed(), config.dictionary(), this::fetch, () -> clock.get().nanos());
  }

  @Override
  public void run() {
    var isOver = false;
    try {
      turn = preferred();
      while (!isOver) {
        taps.pause(step());
        isOver = taps.isOver();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      if (!isOver) {
        taps.abandon();
      }
    }
  }

  /// One connection, whatever goes wrong with it.
  private long step() {
    try {
      return listen();
    } catch (RuntimeException | Error e) {
      broke(e);
      turn++;
      return pauses.next(0);
    }
  }

  private void broke(Throwable why) {
    try {
      taps.lose("reading Bluesky went wrong");
      LOG.error("bluesky went wrong", why);
    } catch (RuntimeException | Error _) {
      // The next connection is what matters.
    }
  }

  /// The instance that most is known of.
  private int preferred() {
    for (var tap : taps.followed().taps()) {
      var position = tap.position();
      for (var i = 0; i < config.urls().size(); i++) {
        if (position != null
            && Handshake.authority(config.urls().get(i)).equals(position.instance())) {
          return i;
        }
      }
    }
    return 0;
  }

  /// One connection.
  ///
  /// @return nanoseconds until the next
  private long listen() {
    var url = config.urls().get(turn % config.urls().size());
    var instance = Handshake.authority(url);
    var progress = new Progress(instance, Jetstream.of(url), calm);
    var telling = new Telling(handles, matched, meters);
    var reading = new Reading(progress, taps, telling, meters, clock);
    var wait = 0L;
    String reason;
    try (var decompressor = dictionaries.open(url)) {
      reason = read(url, reading, decompressor);
    } catch (Frames.Broken e) {
      reason = words(instance, e);
      pass(instance, progress, reading);
    } catch (Handshake.Refused e) {
      reason = instance + " " + e.getMessage();
      wait = config.urls().size() == 1 ? e.seconds : 0;
    } catch (IOException e) {
      reason = words(instance, e);
    }
    stuck.took(instance, progress.last());
    taps.lose(reason);
    if (taps.size() == 0) {
      return 0;
    }
    meters.reconnects.increment();
    LOG.info("bluesky closed instance={} words={} why={}", instance, taps.size(), reason);
    if (progress.isBackwards()) {
      return 0;
    }
    if (progress.hasTaken()) {
      pauses.reset();
    }
    turn++;
    return pauses.next(wait);
  }

  /// Passes what ended the connection, if it was the same the time before.
  private void pass(String instance, Progress progress, Reading reading) {
    var micros = stuck.again(instance, progress.last());
    if (micros > 0) {
      LOG.warn("bluesky passes what can't be read instance={} micros={}", instance, micros);
      reading.skip(micros);
    }
  }

  private Dial.Line open(URI url) throws IOException {
    var line = dial.open(url);
    taps.opening(line.raw());
    return line;
  }

  private String read(URI url, Reading reading, @Nullable Decompressor decompressor)
      throws IOException {
    var dictionary = decompressor == null ? null : decompressor.dictionary();
    var line = open(url);
    // TLS would say good-bye first, which who doesn't read doesn't take.
    try (var raw = line.raw()) {
      var socket = line.socket();
      var in = socket.getInputStream();
      var out = socket.getOutputStream();
      socket.setSoTimeout(connectMillis());
      var version = Jetstream.of(url);
      var number = dictionary == null ? 0 : dictionary.id();
      Handshake.shake(url, version.target(url, reading.ask(), number), in, out, random);
      socket.setSoTimeout(TICK_MILLIS);
      var outlet = new Outlet(out, raw, config.silence());
      var frames = new Frames(in, outlet, random, Jetstream.EVENT_MAX);
      return reading.read(new Events(version, frames, decompressor, meters), config.silence());
    } catch (Handshake.Refused e) {
      if (dictionary != null && e.status == BAD_REQUEST) {
        dictionaries.refuse(url, dictionary);
      }
      throw e;
    } catch (Decompressor.OtherDictionary e) {
      if (dictionary != null) {
        dictionaries.refuse(url, dictionary);
      }
      throw e;
    }
  }

  private Dictionary fetch(URI url) throws IOException {
    var line = open(url);
    try (var _ = line.raw()) {
      var socket = line.socket();
      socket.setSoTimeout(connectMillis());
      var in = socket.getInputStream();
      return Dictionary.read(
          Download.read(url, Jetstream.dictionaryTarget(url), in, socket.getOutputStream()));
    }
  }

  private int connectMillis() {
    return Math.toIntExact(Math.min(config.connect().toMillis(), Integer.MAX_VALUE));
  }

  private static String words(String instance, IOException e) {
    return switch (e) {
      case Frames.Ended ended -> String.valueOf(ended.getMessage());
      case Decompressor.OtherDictionary other -> instance + " " + other.getMessage();
      case UnknownHostException _, SocketTimeoutException _, ConnectException _, SSLException _ ->
          instance + " can't be reached: " + Dial.words(e);
      default -> Dial.words(e);
    };
  }
}
