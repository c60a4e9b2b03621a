package hubbub.radio.shows;

import hubbub.platform.Ticker;
import hubbub.radio.air.Records;
import hubbub.radio.air.Wanted;
import hubbub.radio.record.Recorder;
import hubbub.radio.record.Recording;
import hubbub.radio.record.RecordingAlarm.Trouble;
import hubbub.radio.record.RecordingBounds;
import hubbub.radio.record.Recordings;
import hubbub.radio.record.ShowAudio;
import hubbub.radio.sound.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a show of each source's stay on a mount. A source that comes back soon goes on with its
/// show. What runs is held under this object's lock, by nobody who waits for anything.
public final class Shows implements Records {
  private static final Logger LOG = LoggerFactory.getLogger("radio");
  private static final long END_SECONDS = 5;

  private final Bounds bounds;
  private final Recordings recordings;
  private final SqlShows rows;
  private final Journal journal;
  private final Troubles troubles;
  private final Clock clock;
  private final Ticker ticker;
  private final ShowIds ids = new ShowIds();
  private final Curves curves = new Curves();
  private final Map<String, Running> running = new HashMap<>();
  private final ShowBeat beat;
  private List<Show> left = List.of();
  private boolean adopted;
  private boolean open = true;

  /// @param record whether shows are recorded at all
  /// @param resumeTime how long a source may be away
  public record Bounds(boolean record, Duration resumeTime, RecordingBounds recordings) {}

  /// @param folder of the recordings
  public Shows(Path folder, Bounds bounds, SqlShows rows, Clock clock, Ticker ticker) {
    this.bounds = bounds;
    this.rows = rows;
    this.clock = clock;
    this.ticker = ticker;
    journal = new Journal(rows);
    troubles = new Troubles(journal);
    try {
      recordings = Recordings.open(folder, bounds.recordings(), clock, ticker, troubles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    beat = new ShowBeat(ticker);
  }

  /// Before any source comes.
  public void tell(Unrecorded hearer) {
    troubles.tell(hearer);
  }

  /// Before any source comes.
  public void start() {
    left = rows.open();
    beat.start(this::turn, this::tidy);
  }

  @Override
  public synchronized Track begin(Wanted wanted, Format format) {
    if (!open || !bounds.record()) {
      return UNRECORDED;
    }
    var mount = wanted.path();
    var before = running.get(mount);
    if (before != null && before.isOf(wanted, format)) {
      before.goOn();
      return before.track(() -> rest(before));
    }
    if (before != null) {
      var _ = end(mount, before);
    }
    return fresh(wanted, format);
  }

  private Track fresh(Wanted wanted, Format format) {
    if (journal.isFull()) {
      LOG.atError().addKeyValue("mount", wanted.path()).log("a show is not recorded: no rows");
      return UNRECORDED;
    }
    var id = ids.next(clock.instant());
    // A file of WebM has no duration, and ends at a source's first break.
    var kept = format == Format.WEBM_OPUS ? Format.OGG_OPUS : format;
    Recorder recorder;
    troubles.begun(id, wanted.channel(), wanted.path());
    try {
      recorder = recordings.begin(id, wanted.path(), kept);
    } catch (IllegalArgumentException e) {
      LOG.atError().addKeyValue("mount", wanted.path()).log("not recorded: {}", e.toString());
      troubles.ended(id);
      return UNRECORDED;
    }
    var show = new Running(id, wanted.channel(), format, recorder);
    running.put(wanted.path(), show);
    var row =
        new Show(
            id,
            wanted.path(),
            wanted.channel(),
            wanted.info().name(),
            kept,
            recorder.recording().begun(),
            null,
            Duration.ZERO,
            0,
            null);
    journal.note(all -> all.keep(row));
    troubles.noted(id);
    beat.soon();
    return show.track(() -> rest(show));
  }

  private synchronized void rest(Running show) {
    show.rest(ticker.nanos());
  }

  private CompletableFuture<?> end(String mount, Running show) {
    running.remove(mount, show);
    return show.recorder()
        .end()
        .thenAccept(recording -> {
          troubles.ended(show.id());
          journal.note(all -> all.end(recording));
          beat.soon();
        });
  }

  /// Notes what is to be noted, and ends what rests for too long.
  private void turn() {
    var now = ticker.nanos();
    synchronized (this) {
      for (var one : List.copyOf(running.entrySet())) {
        if (one.getValue().isOver(now, bounds.resumeTime().toNanos())) {
          var _ = end(one.getKey(), one.getValue());
        }
      }
    }
    journal.write();
    noteLevels();
  }

  /// A show without levels is a show.
  private void noteLevels() {
    var now = new HashMap<String, String>();
    synchronized (this) {
      running.forEach((mount, show) -> now.put(mount, show.id()));
    }
    curves.only(now.keySet());
    now.forEach((mount, show) -> {
      var seconds = curves.take(mount);
      if (seconds.length > 0) {
        try {
          recordings.noteLevels(show, seconds);
        } catch (IOException | RuntimeException e) {
          LOG.atDebug().addKeyValue("show", show).log("levels are not noted: {}", e.toString());
        }
      }
    });
  }

  /// Takes how loud it is, to be kept with what runs.
  public Curves curves() {
    return curves;
  }

  /// How loud a show was.
  ///
  /// @param most points, at least 1
  public Waveform levels(Show show, int most) throws IOException {
    return Waveform.of(recordings.levels(show.id()), most);
  }

  /// Ends what a crash left open, and deletes what is not kept any longer. At first also notes the
  /// shows whose rows were lost.
  private void tidy() {
    try {
      recordings.recover();
      var known = new HashMap<String, Recording>();
      for (var recording : recordings.all()) {
        known.put(recording.show(), recording);
        if (!adopted && recording.ended() != null) {
          rows.keep(Show.of(recording));
        }
      }
      adopted = true;
      var still = new ArrayList<Show>();
      for (var show : left) {
        var recording = known.get(show.id());
        if (recording == null) {
          rows.end(show.id(), show.beganAt(), Duration.ZERO, 0);
        } else if (recording.ended() == null) {
          still.add(show);
        } else {
          rows.end(recording);
        }
      }
      left = still;
      for (var gone : recordings.tidy()) {
        rows.delete(gone.show());
      }
    } catch (IOException | RuntimeException e) {
      LOG.atWarn().log("shows are not tidied now: {}", e.toString());
    }
  }

  /// The newest first.
  ///
  /// @param channel its name; empty for all
  /// @param before the id where the page before ended; empty for the first page
  public List<Show> list(String channel, String before, int limit) {
    return rows.list(channel, before, limit).stream().map(this::asItRuns).toList();
  }

  public Optional<Show> find(String id) {
    return rows.find(id).map(this::asItRuns);
  }

  private Show asItRuns(Show show) {
    return show.endedAt() == null ? recordings.find(show.id()).map(show::as).orElse(show) : show;
  }

  /// The sound of a show; whoever gets it closes it.
  public Optional<ShowAudio> audio(Show show) throws IOException {
    return recordings.audio(show.id());
  }

  /// Deletes a show that is over.
  public void delete(Show show) throws IOException {
    recordings.delete(show.id());
    rows.delete(show.id());
  }

  /// How many shows are recorded now.
  public synchronized int amount() {
    return running.size();
  }

  /// Shows that go on and are not recorded, with why.
  public Map<String, Trouble> troubles() {
    return troubles.now();
  }

  /// Ends all shows, and waits until they are safe.
  public void close() {
    var ends = new ArrayList<CompletableFuture<?>>();
    synchronized (this) {
      open = false;
      List.copyOf(running.entrySet()).forEach(one -> ends.add(end(one.getKey(), one.getValue())));
    }
    try {
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
          .get(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.atWarn().log("shows are ended at the next start: {}", e.toString());
    }
    if (beat.stop()) {
      journal.write();
    }
    recordings.close();
  }
}
