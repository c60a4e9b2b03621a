package hubbub.radio.record;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/// A whole show as one file, as long as it was when it was opened. What was read once does not
/// change for an ended show. For one thread at a time.
public final class ShowAudio implements Closeable {
  private final Recording recording;
  private final Segments segments;
  private final Timeline timeline;
  private final byte[] before;

  private ShowAudio(Recording recording, Segments segments, Timeline timeline, byte[] before) {
    this.recording = recording;
    this.segments = segments;
    this.timeline = timeline;
    this.before = before;
  }

  /// @param recording says how much of it is read
  static ShowAudio open(ShowFolder folder, Recording recording) throws IOException {
    var segments = Segments.of(folder);
    try {
      var micros = recording.duration().toNanos() / 1_000;
      var entries =
          recording.ended() == null
              ? Index.read(folder, recording.length())
              : Recovery.entries(folder, segments, micros);
      var timeline = new Timeline(entries, micros);
      return new ShowAudio(
          recording, segments, timeline, before(recording, segments, timeline, micros));
    } catch (IOException | RuntimeException e) {
      segments.close();
      throw e;
    }
  }

  private static byte[] before(
      Recording recording, Segments segments, Timeline timeline, long micros) throws IOException {
    return switch (recording.format()) {
      case MP3 -> {
        var header = new byte[4];
        segments.read(0, header, 0, header.length);
        yield XingFrame.of(header, micros, recording.length(), timeline);
      }
      case AAC, OGG_OPUS, OGG_VORBIS, OGG_FLAC, WEBM_OPUS -> new byte[0];
    };
  }

  public Recording recording() {
    return recording;
  }

  public String contentType() {
    return recording.format().contentType();
  }

  /// Bytes in all.
  public long length() {
    return before.length + recording.length();
  }

  public Timeline timeline() {
    return timeline;
  }

  /// Where to begin to read to hear what is heard after so much sound, or a second before it. A
  /// decoder of Ogg needs what stands at 0 before that.
  public long positionOf(Duration sound) {
    return before.length + timeline.positionAt(sound.toNanos() / 1_000);
  }

  /// Reads what stands at a position; all that is asked for, or up to the end.
  ///
  /// @return how many bytes; 0 at the end
  /// @throws IOException also if the show was deleted meanwhile
  public int read(long position, byte[] into, int from, int count) throws IOException {
    var most = Math.clamp(length() - position, 0, count);
    var own = 0;
    if (position < before.length) {
      own = (int) Math.min(before.length - position, most);
      System.arraycopy(before, (int) position, into, from, own);
    }
    var rest = most - own;
    return rest == 0
        ? own
        : own + segments.read(position + own - before.length, into, from + own, rest);
  }

  @Override
  public void close() throws IOException {
    segments.close();
  }
}
