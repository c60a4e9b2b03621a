package hubbub.platform.observe;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The log's file, begun anew when it is full; `hubbub.log.1` is the one before, and so on. A disk
/// that takes no lines stops nothing.
final class LogFile {
  private final Path file;
  private final long lengthMax;
  private final int kept;
  private OutputStream out;
  private long length;

  /// @param lengthMax bytes after which a new file is begun
  /// @param kept full files that are kept beside it
  LogFile(Path file, long lengthMax, int kept) throws IOException {
    this.file = file;
    this.lengthMax = lengthMax;
    this.kept = kept;
    Files.createDirectories(file.toAbsolutePath().getParent());
    out = new FileOutputStream(file.toFile(), true);
    length = Files.size(file);
  }

  synchronized void write(String line) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    try {
      if (length + bytes.length > lengthMax && length > 0) {
        turn();
      }
      out.write(bytes);
      length += bytes.length;
    } catch (IOException _) {
      // There is no better place to tell it; the health page shows a full disk.
    }
  }

  private void turn() throws IOException {
    out.close();
    for (var n = kept; n > 1; n--) {
      if (Files.exists(numbered(n - 1))) {
        Files.move(numbered(n - 1), numbered(n), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    out = new FileOutputStream(file.toFile(), true);
    length = 0;
  }

  private Path numbered(int n) {
    return file.resolveSibling(file.getFileName() + "." + n);
  }
}
