package hubbub.radio.record;

import hubbub.radio.sound.Piece;
import hubbub.testkit.PinnedClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Recordings whose thread is the test, on a disk that does as it is told.
final class Studio implements RecordingAlarm, AutoCloseable {
  static final RecordingBounds BOUNDS =
      new RecordingBounds(1 << 20, Duration.ofMinutes(30), 1 << 20, 0, Duration.ZERO, 0);

  final Path folder;
  final SmallDisk disk = new SmallDisk();
  final PinnedClock clock = new PinnedClock();
  final List<String> alarms = new ArrayList<>();
  final Recordings recordings;

  Studio(Path folder) {
    this(folder, BOUNDS);
  }

  Studio(Path folder, RecordingBounds bounds) {
    this.folder = folder;
    try {
      recordings = new Recordings(disk, folder, bounds, clock, clock.ticker(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stopped(String show, Trouble trouble) {
    alarms.add(show + " " + trouble);
  }

  @Override
  public void goesOn(String show) {
    alarms.add(show + " goes on");
  }

  /// Offers pieces at the speed at which they are heard, with a turn in each half of a second.
  void play(Recorder recorder, byte[] head, List<Piece> pieces) {
    var micros = 0L;
    for (var piece : pieces) {
      recorder.offer(head, piece);
      clock.pass(Duration.ofNanos(piece.micros() * 1_000));
      micros += piece.micros();
      if (micros >= 500_000) {
        micros = 0;
        recordings.turn();
      }
    }
    recordings.turn();
  }

  /// What a show has on disk, in a row.
  byte[] onDisk(String show) {
    try {
      var all = new ByteArrayOutputStream();
      for (var segment : new ShowFolder(folder.resolve(show)).segments()) {
        all.writeBytes(Files.readAllBytes(segment));
      }
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Recording end(Recorder recorder) {
    var ended = recorder.end();
    recordings.turn();
    return ended.join();
  }

  @Override
  public void close() {
    recordings.close();
  }
}
