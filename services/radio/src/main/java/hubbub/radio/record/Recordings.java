package hubbub.radio.record;

import hubbub.platform.Ticker;
import hubbub.radio.sound.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All shows on disk, a folder for each. Everything here but [#begin] waits for the disk.
public final class Recordings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int MOUNT_LENGTH_MAX = 1_000;

  /// Folders whose show is being deleted begin so.
  private static final String GONE = ".gone-";

  private final Disk disk;
  private final Path folder;
  private final RecordingBounds bounds;
  private final Clock clock;
  private final RecordingAlarm alarm;
  private final RecorderLoop loop;
  private final Map<String, Recorder> running = new ConcurrentHashMap<>();

  /// Without a thread: tests take turns themselves.
  Recordings(
      Disk disk,
      Path folder,
      RecordingBounds bounds,
      Clock clock,
      Ticker ticker,
      RecordingAlarm alarm)
      throws IOException {
    this.disk = disk;
    this.folder = Files.createDirectories(folder);
    this.bounds = bounds;
    this.clock = clock;
    this.alarm = alarm;
    this.loop = new RecorderLoop(disk, folder, bounds.roomMin(), ticker);
  }

  /// @param folder of the recordings and nothing else; made if it isn't there
  public static Recordings open(
      Path folder, RecordingBounds bounds, Clock clock, Ticker ticker, RecordingAlarm alarm)
      throws IOException {
    var recordings = new Recordings(Disk.real(), folder, bounds, clock, ticker, alarm);
    recordings.loop.start();
    return recordings;
  }

  /// Begins to record a show; does not wait for the disk.
  ///
  /// @param show an id that no show had before: letters, digits, `-` and `_`, at most 64
  /// @param mount whose sound it is
  /// @param format of all its sound. A source that comes again with another one is another show
  /// @throws IllegalArgumentException if the id or the mount is none, the show is running, or the
  ///   format is WebM, which [OpusRecorder] records as Ogg
  public Recorder begin(String show, String mount, Format format) {
    var isMount =
        mount.length() <= MOUNT_LENGTH_MAX && mount.chars().noneMatch(Character::isISOControl);
    if (!isMount) {
      throw new IllegalArgumentException("the mount's name can't be kept");
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var begun = new ShowFolder.Begun(mount, format, now);
    var recorder =
        new Recorder(
            disk, of(show), begun, bounds, clock, alarm, loop::wake, () -> running.remove(show));
    if (running.putIfAbsent(show, recorder) != null) {
      throw new IllegalArgumentException("show " + show + " is recorded already");
    }
    loop.add(recorder);
    return recorder;
  }

  /// Ends the shows that a crash left open, so that they can be read. Also takes away what is left
  /// of deleted ones. Reads no more than the last seconds of each, if its index is whole.
  ///
  /// @return those that were ended
  public List<Recording> recover() throws IOException {
    for (var rest : paths(name -> name.startsWith(GONE))) {
      remove(rest);
    }
    var recovered = new ArrayList<Recording>();
    for (var show : shows()) {
      try {
        if (!running.containsKey(show.show()) && show.ended().isEmpty()) {
          recovered.add(recover(show));
        }
      } catch (IOException e) {
        // The others may do, and this one at the next time, when there is room.
        LOG.atWarn().addKeyValue("show", show.show()).log("not recovered: {}", e.toString());
      }
    }
    return recovered;
  }

  private static Recording recover(ShowFolder show) throws IOException {
    try (var segments = Segments.of(show)) {
      return Recovery.of(show, segments).end();
    }
  }

  /// Every show whose notes can be read, in no order.
  public List<Recording> all() throws IOException {
    var all = new ArrayList<Recording>();
    for (var show : shows()) {
      read(show).ifPresent(all::add);
    }
    return all;
  }

  /// Empty if there is no such show, or nothing can be known of it.
  public Optional<Recording> find(String show) {
    return read(of(show));
  }

  /// Opens a show to be read, also one that is running.
  public Optional<ShowAudio> audio(String show) throws IOException {
    var found = find(show);
    return found.isEmpty() ? Optional.empty() : Optional.of(ShowAudio.open(of(show), found.get()));
  }

  /// Notes how loud a show was: two bytes for each second, decibels below full scale of RMS and
  /// peak.
  ///
  /// @param seconds that end where its sound does
  public void noteLevels(String show, byte[] seconds) throws IOException {
    var recorder = running.get(show);
    if (recorder != null) {
      new LevelCurve(of(show)).add(seconds, recorder.recording().duration().toSeconds());
    }
  }

  /// As it was noted, from the show's begin on; 255 where nothing is known.
  public byte[] levels(String show) throws IOException {
    return new LevelCurve(of(show)).all();
  }

  /// Bytes of sound in all shows.
  public long length() throws IOException {
    return all().stream().mapToLong(Recording::length).sum();
  }

  /// Deletes a show.
  ///
  /// @return false if there is none, or it is running
  public boolean delete(String show) throws IOException {
    var path = of(show).path();
    if (running.containsKey(show) || !Files.isDirectory(path)) {
      return false;
    }
    var gone = folder.resolve(GONE + show);
    Files.move(path, gone);
    remove(gone);
    return true;
  }

  /// Recovers what has to be, and deletes what is not kept any longer.
  ///
  /// @return what was deleted
  public List<Recording> tidy() throws IOException {
    recover();
    var gone = new ArrayList<Recording>();
    for (var recording : Retention.gone(all(), clock.instant(), bounds)) {
      if (delete(recording.show())) {
        gone.add(recording);
      }
    }
    return gone;
  }

  /// Writes what waits. Shows that did not end are recovered at the next start.
  @Override
  public void close() {
    loop.close();
  }

  /// One turn of all recorders, as their thread takes twice a second.
  void turn() {
    loop.turn();
  }

  private ShowFolder of(String show) {
    if (!ID.matcher(show).matches()) {
      throw new IllegalArgumentException("this is no id of a show");
    }
    return new ShowFolder(folder.resolve(show));
  }

  private Optional<Recording> read(ShowFolder show) {
    var recorder = running.get(show.show());
    if (recorder != null) {
      return Optional.of(recorder.recording());
    }
    try {
      var begun = show.begun();
      var ended = show.ended();
      return Optional.of(
          ended.isPresent() ? show.recording(begun, ended.get()) : unfinished(show, begun));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("show", show.show()).log("not read: {}", e.toString());
      return Optional.empty();
    }
  }

  /// A show that is still to be recovered.
  private static Recording unfinished(ShowFolder show, ShowFolder.Begun begun) throws IOException {
    try (var segments = Segments.of(show)) {
      var entries = Index.read(show, segments.length());
      var last = entries.isEmpty() ? new Entry(0, 0, 0, 0) : entries.getLast();
      return new Recording(
          show.show(),
          begun.mount(),
          begun.format(),
          begun.at(),
          null,
          Duration.of(last.micros(), ChronoUnit.MICROS),
          last.position());
    }
  }

  private List<ShowFolder> shows() throws IOException {
    return paths(name -> ID.matcher(name).matches()).stream().map(ShowFolder::new).toList();
  }

  private List<Path> paths(Predicate<String> name) throws IOException {
    try (var paths = Files.list(folder)) {
      return paths
          .filter(path -> name.test(path.getFileName().toString()) && Files.isDirectory(path))
          .toList();
    }
  }

  private static void remove(Path show) throws IOException {
    try (var files = Files.list(show)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(show);
  }
}
