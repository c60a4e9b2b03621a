package hubbub.radio.record;

import hubbub.radio.sound.Piece;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Writes one show. Gathers what comes, and puts it on disk when told: first sound, then where it
/// stands. What could not be written is as if it had never come. For one thread.
final class ShowWriter implements Closeable {
  private static final long ENTRY_MICROS = 1_000_000;
  private static final long ENTRY_MILLIS = 2_000;

  private final Disk disk;
  private final ShowFolder folder;
  private final ShowFolder.Begun begun;
  private final RecordingBounds bounds;
  private final Track track;
  private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private Disk.@Nullable Appended segment;
  private Disk.@Nullable Appended index;
  private @Nullable Entry lastEntry;
  private boolean made;
  private int number;
  private long segmentBegan;
  private long segmentLength;
  private long indexLength;
  private long length;
  private boolean unsynced;

  ShowWriter(Disk disk, ShowFolder folder, ShowFolder.Begun begun, RecordingBounds bounds) {
    this.disk = disk;
    this.folder = folder;
    this.begun = begun;
    this.bounds = bounds;
    this.track = Track.of(begun.format());
  }

  /// Bytes that are in the file.
  long length() {
    return length;
  }

  /// Sound, with what waits to be written.
  long micros() {
    return track.micros();
  }

  int waiting() {
    return sound.size();
  }

  /// Begins to write, or goes on after it failed: cuts off what was written in part.
  ///
  /// @throws IOException and then it must be [#fail]ed; also if there is such a show already
  void open() throws IOException {
    if (number == 0) {
      if (!made) {
        Files.createDirectory(folder.path());
        made = true;
        folder.syncParent();
      }
      folder.note(begun);
      number = 1;
    }
    index = disk.append(folder.index(), indexLength);
    segment = disk.append(folder.segment(number, begun.format()), segmentLength);
    folder.sync();
  }

  /// What follows has another head.
  void head(byte[] head) {
    track.head(head);
  }

  /// Something is missing before the next piece.
  void interrupted() {
    track.interrupted();
  }

  /// @param at when it came, epoch milliseconds
  void take(Piece piece, long at) {
    track.take(piece, part -> gather(part, at));
  }

  private void gather(Part part, long at) {
    if (part.begins()) {
      var entry = new Entry(at, part.micros(), length + sound.size(), part.rate());
      if (isDue(entry)) {
        lastEntry = entry;
        entries.writeBytes(entry.bytes());
      }
    }
    sound.writeBytes(part.bytes());
  }

  private boolean isDue(Entry entry) {
    var before = lastEntry;
    return before == null
        || entry.micros() - before.micros() >= ENTRY_MICROS
        || Math.abs(entry.at() - before.at()) >= ENTRY_MILLIS;
  }

  /// Whether a new segment should begin with the next piece.
  boolean isFull() {
    return segmentLength + sound.size() >= bounds.segmentLengthMax()
        || micros() - segmentBegan >= bounds.segmentTimeMax().toNanos() / 1_000;
  }

  /// Begins the next segment; all before it is on disk, safe against power loss.
  void next() throws IOException {
    flush();
    sync();
    var before = opened(segment);
    segment = disk.append(folder.segment(number + 1, begun.format()), 0);
    before.close();
    number++;
    segmentLength = 0;
    segmentBegan = micros();
    folder.sync();
  }

  /// Puts all that came on disk.
  ///
  /// @throws IOException and then it must be [#fail]ed
  void flush() throws IOException {
    if (sound.size() > 0) {
      opened(segment).write(sound.toByteArray());
      segmentLength += sound.size();
      length += sound.size();
      sound.reset();
      track.kept();
      unsynced = true;
    }
    if (entries.size() > 0) {
      opened(index).write(entries.toByteArray());
      indexLength += entries.size();
      entries.reset();
    }
  }

  /// Makes what is on disk safe against power loss.
  void sync() throws IOException {
    if (unsynced) {
      unsynced = false;
      opened(segment).sync();
      opened(index).sync();
    }
  }

  /// Lets go of what could not be written.
  void fail() {
    track.lost();
    sound.reset();
    entries.reset();
    lastEntry = null;
    close(segment);
    close(index);
    segment = null;
    index = null;
  }

  /// Writes that the show is over.
  Recording end(Instant at) throws IOException {
    var ended = new ShowFolder.Ended(at, Duration.of(track.micros(), ChronoUnit.MICROS), length);
    if (number > 0) {
      folder.note(ended);
    }
    return folder.recording(begun, ended);
  }

  @Override
  public void close() {
    close(segment);
    close(index);
  }

  private static Disk.Appended opened(Disk.@Nullable Appended file) throws IOException {
    if (file == null) {
      throw new IOException("the recording is not open");
    }
    return file;
  }

  private static void close(Disk.@Nullable Appended file) {
    if (file != null) {
      try {
        file.close();
      } catch (IOException _) {
        // What was written before is counted already, and nothing else is in there.
      }
    }
  }
}
