package hubbub.radio.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The segments of one show, read as one file. As long as they were when it was made; only the last
/// one ever grows. For one thread.
final class Segments implements Closeable {
  private final List<Path> files;

  /// Where each begins, and then where the last one ends.
  private final long[] begins;

  private int open = -1;
  private @Nullable FileChannel channel;

  private Segments(List<Path> files, long[] begins) {
    this.files = files;
    this.begins = begins;
  }

  static Segments of(ShowFolder folder) throws IOException {
    var files = new ArrayList<Path>();
    var lengths = new ArrayList<Long>();
    for (var file : folder.segments()) {
      files.add(file);
      lengths.add(Files.size(file));
    }
    var begins = new long[files.size() + 1];
    for (var i = 0; i < files.size(); i++) {
      begins[i + 1] = begins[i] + lengths.get(i);
    }
    return new Segments(files, begins);
  }

  long length() {
    return begins[files.size()];
  }

  /// Reads some of what stands at a position; as much as there is, up to `count`.
  ///
  /// @return how many bytes; 0 at the end
  int read(long position, byte[] into, int from, int count) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    var done = 0;
    while (done < count && position + done < length()) {
      var at = position + done;
      var segment = segmentAt(at);
      var most = (int) Math.min(count - done, begins[segment + 1] - at);
      var some =
          opened(segment).read(ByteBuffer.wrap(into, from + done, most), at - begins[segment]);
      if (some < 0) {
        throw new IOException("a segment of the recording became shorter");
      }
      done += some;
    }
    return done;
  }

  private int segmentAt(long position) {
    var segment = 0;
    while (begins[segment + 1] <= position) {
      segment++;
    }
    return segment;
  }

  private FileChannel opened(int segment) throws IOException {
    var known = channel;
    if (known != null && open == segment) {
      return known;
    }
    close();
    var fresh = FileChannel.open(files.get(segment), StandardOpenOption.READ);
    channel = fresh;
    open = segment;
    return fresh;
  }

  /// Cuts off what stands behind a position.
  void cut(long position) throws IOException {
    close();
    for (var i = files.size() - 1; i >= 0 && begins[i + 1] > position; i--) {
      if (i > 0 && begins[i] >= position) {
        Files.delete(files.get(i));
      } else {
        try (var file = FileChannel.open(files.get(i), StandardOpenOption.WRITE)) {
          file.truncate(Math.max(0, position - begins[i]));
          file.force(true);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    var known = channel;
    channel = null;
    open = -1;
    if (known != null) {
      known.close();
    }
  }
}
