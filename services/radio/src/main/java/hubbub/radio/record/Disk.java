package hubbub.radio.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What recordings are written to.
interface Disk {
  /// Bytes that may still be written.
  long room(Path folder) throws IOException;

  /// Opens a file to go on after so many bytes; what stands behind them is cut off.
  Appended append(Path file, long length) throws IOException;

  /// A file that grows.
  interface Appended extends Closeable {
    /// Writes all of it, or throws and may have written some.
    void write(byte[] bytes) throws IOException;

    /// Returns when all is safe against power loss.
    void sync() throws IOException;
  }

  /// The machine's own.
  static Disk real() {
    return new Disk() {
      @Override
      public long room(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
      }

      @Override
      public Appended append(Path file, long length) throws IOException {
        return File.open(file, length);
      }
    };
  }

  /// @param channel stands at the file's end
  record File(FileChannel channel) implements Appended {
    static File open(Path file, long length) throws IOException {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.truncate(length).position(channel.size());
        return new File(channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      var rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }

    @Override
    public void sync() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
