package hubbub.connectors.bluesky;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects, reads, and connects again, to the next instance after trouble, as long as anybody
/// follows anything; on a thread of its own.
final class Listening implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final int TICK_MILLIS = 500;

  private final BlueskyConfig config;
  private final Dial dial;
  private final Taps taps;
  private final BlueskyMeters meters;
  private final Supplier<Moment> clock;
  private final RandomGenerator random;
  private final Handles handles = new Handles(BlueskyConfig.HANDLES_MAX);
  private final Matched matched = new Matched(BlueskyConfig.MATCHED_MAX);
  private final Pauses pauses;
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
  }

  @Override
  public void run() {
    turn = preferred();
    try {
      while (!taps.isOver()) {
        taps.pause(listen());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
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
    var telling = new Telling(handles, matched, meters);
    var reading = new Reading(instance, taps, telling, meters, clock);
    var wait = 0L;
    String reason;
    try (var line = open(url)) {
      reason = read(url, line, reading);
    } catch (Handshake.Refused e) {
      reason = instance + " " + e.getMessage();
      wait = config.urls().size() == 1 ? e.seconds : 0;
    } catch (IOException e) {
      reason = words(instance, e);
    } catch (RuntimeException e) {
      LOG.error("bluesky could not be read", e);
      reason = "Bluesky could not be read";
    }
    taps.lose(reason);
    if (taps.size() == 0) {
      return 0;
    }
    meters.reconnects.increment();
    LOG.info("bluesky closed instance={} words={} why={}", instance, taps.size(), reason);
    if (reading.progress().isBackwards()) {
      return 0;
    }
    if (reading.progress().hasTaken()) {
      pauses.reset();
    }
    turn++;
    return pauses.next(wait);
  }

  private java.net.Socket open(URI url) throws IOException {
    var line = dial.open(url);
    taps.opening(line.raw());
    return line.socket();
  }

  private String read(URI url, java.net.Socket socket, Reading reading) throws IOException {
    socket.setSoTimeout(Math.toIntExact(Math.min(config.connect().toMillis(), Integer.MAX_VALUE)));
    var in = socket.getInputStream();
    var out = socket.getOutputStream();
    Handshake.shake(url, target(url, reading.ask()), in, out, random);
    socket.setSoTimeout(TICK_MILLIS);
    var frames = new Frames(in, out, random, BlueskyConfig.EVENT_MAX);
    return reading.read(frames, config.silence());
  }

  private static String target(URI url, long from) {
    var path =
        url.getRawPath() == null || url.getRawPath().length() < 2 ? "/subscribe" : url.getRawPath();
    var cursor = from == 0 ? "" : "&cursor=" + from;
    return path + "?wantedCollections=" + JetstreamWire.POSTS + cursor;
  }

  private static String words(String instance, IOException e) {
    return switch (e) {
      case Frames.Ended ended -> String.valueOf(ended.getMessage());
      case UnknownHostException _, SocketTimeoutException _, ConnectException _, SSLException _ ->
          instance + " can't be reached: " + Dial.words(e);
      default -> Dial.words(e);
    };
  }
}
