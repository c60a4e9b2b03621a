package hubbub.radio.record;

import hubbub.platform.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread on which all shows are written: each has its turn twice a second.
final class RecorderLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecorderLoop.class);
  private static final long TURN_NANOS = 500_000_000L;
  private static final long LOOK_NANOS = 1_000_000_000L;

  private final Disk disk;
  private final Path folder;
  private final long roomMin;
  private final Ticker ticker;
  private final List<Recorder> recorders = new CopyOnWriteArrayList<>();
  private @Nullable Thread thread;
  private volatile boolean closing;
  private volatile boolean woken;
  private boolean roomy = true;
  private boolean looked;
  private long lastLook;

  /// @param folder where shows are
  RecorderLoop(Disk disk, Path folder, long roomMin, Ticker ticker) {
    this.disk = disk;
    this.folder = folder;
    this.roomMin = roomMin;
    this.ticker = ticker;
  }

  void start() {
    thread = Thread.ofPlatform().name("radio-recorder").daemon().start(this::run);
  }

  void add(Recorder recorder) {
    recorders.add(recorder);
    wake();
  }

  void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closing) {
      woken = false;
      var before = System.nanoTime();
      turn();
      var rest = TURN_NANOS - (System.nanoTime() - before);
      if (rest > 0 && !woken && !closing) {
        LockSupport.parkNanos(this, rest);
      }
    }
  }

  /// One turn of each.
  void turn() {
    var nanos = ticker.nanos();
    if (!looked || nanos - lastLook >= LOOK_NANOS) {
      looked = true;
      lastLook = nanos;
      roomy = isRoomy();
    }
    var over = new ArrayList<Recorder>();
    for (var recorder : recorders) {
      try {
        if (!recorder.turn(nanos, roomy)) {
          over.add(recorder);
        }
      } catch (RuntimeException e) {
        LOG.error("a recorder's turn failed", e);
      }
    }
    recorders.removeAll(over);
  }

  /// What stopped for want of room goes on only when there is some more of it.
  private boolean isRoomy() {
    try {
      return disk.room(folder) >= roomMin + (roomy ? 0 : roomMin / 8);
    } catch (IOException e) {
      // Whoever writes will see what is wrong with it.
      LOG.atDebug().log("the room on disk can't be told: {}", e.toString());
      return true;
    }
  }

  /// Writes what waits. Shows that did not end stay open, and are recovered at the next start.
  @Override
  public void close() {
    closing = true;
    wake();
    var running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    turn();
    recorders.forEach(Recorder::leave);
    recorders.clear();
  }
}
