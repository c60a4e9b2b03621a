package hubbub.radio.notices;

import hubbub.platform.Ticker;
import hubbub.platform.json.Json;
import hubbub.radio.alarms.Alarms;
import hubbub.radio.alarms.Raised;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends alarms to a webhook, one after another in their order, on a thread of its own. What does
/// not get through is tried again after 1, 5 and 25 seconds, then given up and counted.
final class WebhookLoop implements Alarms.Hearer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("radio");
  private static final int WAITING_MAX = 100;
  private static final long TURN_NANOS = 250_000_000L;
  private static final Duration STOP = Duration.ofSeconds(1);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25));

  private final Webhook webhook;
  private final Ticker ticker;
  private final ArrayDeque<Notice> waiting = new ArrayDeque<>();
  private final Thread thread =
      Thread.ofPlatform().name("radio-webhook").daemon().unstarted(this::run);
  private final AtomicLong unsent = new AtomicLong();
  private volatile boolean closing;

  private volatile boolean resting;

  // Of the thread.
  private byte @Nullable [] going;
  private int tries;
  private long due;
  private boolean failing;

  WebhookLoop(Webhook webhook, Ticker ticker) {
    this.webhook = webhook;
    this.ticker = ticker;
  }

  void start() {
    thread.start();
  }

  /// How many were given up, or dropped because a hundred newer ones waited.
  long unsent() {
    return unsent.get();
  }

  /// Whether it waits to try something again.
  boolean rests() {
    return resting;
  }

  @Override
  public void raised(Raised alarm) {
    add(Notice.of(alarm));
  }

  @Override
  public void over(Raised alarm, Instant at) {
    add(Notice.over(alarm, at));
  }

  private void add(Notice notice) {
    synchronized (waiting) {
      if (waiting.size() == WAITING_MAX) {
        waiting.removeFirst();
        unsent.incrementAndGet();
      }
      waiting.addLast(notice);
    }
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closing) {
      if (!turn()) {
        LockSupport.parkNanos(this, TURN_NANOS);
      }
    }
  }

  /// @return whether there may be more to do at once
  private boolean turn() {
    var now = ticker.nanos();
    if (going == null) {
      going = next();
      tries = 0;
      due = now;
    }
    resting = going != null && now - due < 0;
    if (going == null || resting) {
      return false;
    }
    var why = attempt(going);
    if (why.isEmpty()) {
      failing = false;
      going = null;
    } else if (tries < PAUSES.size()) {
      due = ticker.nanos() + PAUSES.get(tries++).toNanos();
    } else {
      giveUp(why);
    }
    return true;
  }

  private byte @Nullable [] next() {
    synchronized (waiting) {
      var notice = waiting.pollFirst();
      return notice == null ? null : Json.bytes(notice);
    }
  }

  /// @return why it failed; empty if it did not
  private String attempt(byte[] json) {
    try {
      var status = webhook.post(json);
      return status / 100 == 2 ? "" : "it answers " + status;
    } catch (IOException | RuntimeException e) {
      return e.getClass().getSimpleName();
    } catch (InterruptedException _) {
      closing = true;
      return "";
    }
  }

  private void giveUp(String why) {
    going = null;
    unsent.incrementAndGet();
    if (!failing) {
      failing = true;
      LOG.atWarn().addKeyValue("webhook", webhook.shown()).log("alarms are not sent: {}", why);
    }
  }

  /// What waits is lost, as alarms are.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      var _ = thread.join(STOP);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    webhook.close();
  }
}
