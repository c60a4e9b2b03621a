package hubbub.radio.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A real disk that is as full, slow or broken as a test wants it.
final class SmallDisk implements Disk {
  private final Disk real = Disk.real();

  /// Bytes that can still be written.
  long left = Long.MAX_VALUE;

  /// What it says of itself.
  long room = Long.MAX_VALUE;

  /// Writing waits for it.
  @Nullable CountDownLatch gate;

  int syncs;
  int writes;

  @Override
  public long room(Path folder) {
    return Math.min(room, left);
  }

  @Override
  public Appended append(Path file, long length) throws IOException {
    var appended = real.append(file, length);
    return new Appended() {
      @Override
      public void write(byte[] bytes) throws IOException {
        passGate();
        var fitting = (int) Math.min(bytes.length, left);
        left -= fitting;
        writes++;
        appended.write(Arrays.copyOf(bytes, fitting));
        if (fitting < bytes.length) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void sync() throws IOException {
        syncs++;
        appended.sync();
      }

      @Override
      public void close() throws IOException {
        appended.close();
      }
    };
  }

  private void passGate() throws IOException {
    var closed = gate;
    if (closed != null) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
