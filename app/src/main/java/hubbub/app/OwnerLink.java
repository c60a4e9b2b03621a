package hubbub.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/// `hubbub owner-link`: a new one-time link that claims this server.
final class OwnerLink {
  private OwnerLink() {}

  static int print(DataFolder data, PrintStream out) {
    if (Files.notExists(data.addressFile())) {
      throw new CannotStart("no Hubbub is running on the data folder " + data.path());
    }
    try {
      out.println(Files.readString(data.addressFile()).strip());
      return 0;
    } catch (IOException e) {
      throw new CannotStart("cannot read " + data.addressFile(), e);
    }
  }
}
