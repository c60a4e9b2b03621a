package hubbub.web.owner;

import hubbub.web.domain.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A token for the `hubbub` command of this machine's user: a file in the data folder that nobody
/// else may read, new at every start. Who can read it can read the data folder anyway.
public final class TokenFile {
  private final Path file;
  private final Secret secret = Secret.fresh();

  public TokenFile(Path data) {
    file = data.resolve("command-token");
  }

  public Secret secret() {
    return secret;
  }

  /// Writes it: made with its permissions, then put in place whole.
  public void write() {
    try {
      var fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, forUserOnly());
      Files.writeString(fresh, secret.text() + "\n", StandardCharsets.US_ASCII);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] forUserOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
