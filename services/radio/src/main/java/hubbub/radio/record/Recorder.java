package hubbub.radio.record;

import hubbub.radio.record.RecordingAlarm.Trouble;
import hubbub.radio.sound.Piece;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records one show. Whoever has its sound offers it and goes on; the disk is the business of the
/// recordings' own thread. Where the disk can't follow, the recording has a hole, and never the
/// sound.
public final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /// Bytes that are written at once.
  private static final int FLUSH = 256 * 1024;

  private static final long SYNC_NANOS = 5_000_000_000L;
  private static final long TRY_NANOS = 1_000_000_000L;

  private final Disk disk;
  private final ShowFolder folder;
  private final ShowFolder.Begun begun;
  private final RecordingBounds bounds;
  private final Clock clock;
  private final RecordingAlarm alarm;
  private final Runnable wake;
  private final Runnable done;
  private final ShowWriter writer;

  private final ConcurrentLinkedQueue<Offered> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong lost = new AtomicLong();
  private final CompletableFuture<Recording> ended = new CompletableFuture<>();
  private volatile boolean full;
  private volatile boolean ending;
  private volatile long length;
  private volatile long micros;
  private volatile @Nullable Trouble trouble;

  // Of the recordings' thread.
  private byte[] head = {};
  private boolean open;
  private boolean tried;
  private long lastTry;
  private long lastSync;

  private record Offered(byte[] head, Piece piece, long at) {}

  /// @param wake makes the recordings' thread look soon
  /// @param done runs when the show is ended
  Recorder(
      Disk disk,
      ShowFolder folder,
      ShowFolder.Begun begun,
      RecordingBounds bounds,
      Clock clock,
      RecordingAlarm alarm,
      Runnable wake,
      Runnable done) {
    this.disk = disk;
    this.folder = folder;
    this.begun = begun;
    this.bounds = bounds;
    this.clock = clock;
    this.alarm = alarm;
    this.wake = wake;
    this.done = done;
    this.writer = new ShowWriter(disk, folder, begun, bounds);
  }

  /// Takes the next piece; never waits. A source that comes again simply goes on here.
  ///
  /// @param head what stands before pieces now: the same array as long as it is the same head, and
  ///   another one for the next source's; empty where the format has none
  /// @param piece nobody may change its bytes
  public void offer(byte[] head, Piece piece) {
    if (ending) {
      return;
    }
    var size = piece.bytes().length;
    if (full || waiting.get() + size > bounds.waitingMax()) {
      full = true;
      lost.addAndGet(size);
      return;
    }
    waiting.addAndGet(size);
    queue.add(new Offered(head, piece, clock.millis()));
  }

  /// The show is over: what was offered is written, and safe when that is done. It is done also
  /// where the disk refuses; then recovery ends the show on disk, later.
  public CompletableFuture<Recording> end() {
    ending = true;
    wake.run();
    return ended;
  }

  /// As far as it is on disk.
  public Recording recording() {
    return new Recording(
        folder.show(),
        begun.mount(),
        begun.format(),
        begun.at(),
        null,
        Duration.of(micros, ChronoUnit.MICROS),
        length);
  }

  /// What keeps it from being recorded; empty while all is well. Also known where the disk stands
  /// still, and with it the thread that would tell the alarm.
  public Optional<Trouble> trouble() {
    var told = trouble;
    return Optional.ofNullable(told == null && full ? Trouble.TOO_SLOW : told);
  }

  /// Bytes of sound that came and were not recorded.
  public long lost() {
    return lost.get();
  }

  /// Does what there is to do. On the recordings' thread.
  ///
  /// @param roomy whether there is room on the disk
  /// @return whether it has to be called again
  boolean turn(long nanos, boolean roomy) {
    var last = ending;
    try {
      if (!roomy && open) {
        write();
        stop(Trouble.NO_ROOM);
      } else if (roomy && !open && (!tried || nanos - lastTry >= TRY_NANOS)) {
        tried = true;
        lastTry = nanos;
        writer.open();
        open = true;
        lastSync = nanos;
      } else if (!roomy) {
        tell(Trouble.NO_ROOM);
      }
      goOn(nanos);
    } catch (IOException | RuntimeException e) {
      LOG.atWarn().addKeyValue("show", folder.show()).log("not recorded: {}", e.toString());
      stop(kind());
    }
    if (last) {
      finish();
    }
    return !last;
  }

  private void goOn(long nanos) throws IOException {
    var slow = full;
    write();
    if (slow) {
      if (open) {
        writer.interrupted();
        tell(Trouble.TOO_SLOW);
      }
      full = false;
    }
    if (open && nanos - lastSync >= SYNC_NANOS) {
      lastSync = nanos;
      writer.sync();
    }
  }

  /// Writes what waits; lets it go where nothing can be written.
  private void write() throws IOException {
    var before = length;
    for (var next = queue.poll(); next != null; next = queue.poll()) {
      var size = next.piece.bytes().length;
      waiting.addAndGet(-size);
      if (open) {
        take(next);
      } else {
        lost.addAndGet(size);
      }
    }
    if (open) {
      flush();
      if (length > before && trouble != null) {
        trouble = null;
        alarm.goesOn(folder.show());
      }
    }
  }

  private void take(Offered next) throws IOException {
    if (next.head.length > 0 && isAnother(next.head)) {
      head = next.head;
      writer.head(head);
    }
    writer.take(next.piece, next.at);
    if (writer.isFull()) {
      writer.next();
    } else if (writer.waiting() >= FLUSH) {
      flush();
    }
  }

  /// The next source may send the same bytes, and still begin to count anew.
  @SuppressWarnings("ReferenceEquality")
  private boolean isAnother(byte[] next) {
    return next != head;
  }

  private void flush() throws IOException {
    writer.flush();
    length = writer.length();
    micros = writer.micros();
  }

  private void stop(Trouble why) {
    open = false;
    lost.addAndGet(writer.waiting());
    writer.fail();
    length = writer.length();
    micros = writer.micros();
    tell(why);
  }

  private void tell(Trouble why) {
    if (trouble == null) {
      trouble = why;
      alarm.stopped(folder.show(), why);
    }
  }

  private Trouble kind() {
    try {
      var parent = folder.path().toAbsolutePath().getParent();
      var room = parent == null ? Long.MAX_VALUE : disk.room(parent);
      return room < Math.max(bounds.roomMin(), FLUSH) ? Trouble.NO_ROOM : Trouble.UNWRITABLE;
    } catch (IOException _) {
      return Trouble.UNWRITABLE;
    }
  }

  private void finish() {
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var recording = finished(at);
    writer.close();
    done.run();
    ended.complete(recording);
  }

  private Recording finished(Instant at) {
    try {
      if (open) {
        writer.sync();
      }
      return writer.end(at);
    } catch (IOException | RuntimeException e) {
      LOG.atWarn().addKeyValue("show", folder.show()).log("not ended on disk: {}", e.toString());
      var so = recording();
      return new Recording(
          so.show(), so.mount(), so.format(), so.begun(), at, so.duration(), so.length());
    }
  }

  /// Writes what waits, and lets go of the files. The show stays open.
  void leave() {
    try {
      write();
      if (open) {
        writer.sync();
      }
    } catch (IOException | RuntimeException e) {
      LOG.atWarn().addKeyValue("show", folder.show()).log("not written: {}", e.toString());
    } finally {
      writer.close();
    }
  }
}
