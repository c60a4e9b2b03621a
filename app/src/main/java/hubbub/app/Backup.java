package hubbub.app;

import hubbub.platform.observe.Installation;
import hubbub.platform.storage.BackUpFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `hubbub backup`: a copy of the data folder as it is in one moment, while Hubbub runs. The copy
/// is a data folder itself.
final class Backup {
  /// Folders of what people put there: captures, and files that stand in for a source.
  private static final List<String> FOLDERS = List.of("captures", "fallbacks");

  /// Sound is too much to be copied each time, and only ever appended to.
  private static final String SHOWS = "shows";

  /// What of the folder a start would miss, beside rows and folders.
  private static final List<String> BESIDE = List.of("hubbub.conf", "connectors-place");

  private final Path from;
  private final Path to;

  private Backup(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  static int run(Choices choices, String target, PrintStream out) {
    switch (Shape.from(choices.settings())) {
      case Shape.OneProcess() -> {}
      case Shape.Some _ ->
          throw new CannotStart(
              "the rows are in a database server: pg_dump copies them (docs/operate/postgresql.md)");
    }
    var to = Path.of(target).toAbsolutePath().normalize();
    var backup = new Backup(choices.data().path(), to);
    var files = backup.copy();
    out.println("The data folder is copied to " + to + ", " + files + " files.");
    if (Files.isDirectory(backup.from.resolve(SHOWS))) {
      out.println("The sound of shows is not: copy " + backup.from.resolve(SHOWS) + " besides.");
    }
    backup.note(out);
    return 0;
  }

  /// The copy gets its name when it is whole and on the disk.
  private int copy() {
    var unfinished = to.resolveSibling(to.getFileName() + ".unfinished");
    try {
      check();
      make(unfinished);
      var services = Arrays.stream(Product.values()).map(Product::word).toList();
      var files = new ArrayList<>(new BackUpFiles(from).copyTo(unfinished, services));
      files.addAll(others(unfinished));
      for (var file : files) {
        sync(file);
      }
      Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
      return files.size();
    } catch (IOException e) {
      throw new CannotStart("the backup " + unfinished + " cannot be written: " + e, e);
    }
  }

  /// For the owner's check-list: where to, and by the file's time, when.
  private void note(PrintStream out) {
    try {
      Files.writeString(from.resolve(Installation.LAST_BACKUP), to + "\n");
    } catch (IOException e) {
      out.println("The check-list in /admin will not know of it: " + e);
    }
  }

  private void check() throws IOException {
    if (Files.exists(to)) {
      throw new CannotStart(to + " is there already; name a folder that is not");
    }
    if (to.startsWith(from)) {
      throw new CannotStart(to + " is in the data folder; name one beside it");
    }
    if (Files.notExists(from.resolve("connectors.db"))) {
      throw new CannotStart("there is no Hubbub's data in " + from);
    }
  }

  /// For its user only; what an earlier one left that was cut goes.
  private static void make(Path folder) throws IOException {
    DataFolder.delete(folder);
    DataFolder.makeForItsUserOnly(folder);
  }

  private List<Path> others(Path target) throws IOException {
    var copies = new ArrayList<Path>();
    for (var name : BESIDE) {
      copy(from.resolve(name), target.resolve(name), copies);
    }
    for (var name : FOLDERS) {
      copyFolder(from.resolve(name), target.resolve(name), copies);
    }
    return copies;
  }

  private static void copyFolder(Path folder, Path copy, List<Path> copies) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(copy);
    try (var all = Files.list(folder)) {
      // Those that begin with a dot are uploads on their way.
      for (var file : all.filter(f -> !f.getFileName().toString().startsWith(".")).toList()) {
        copy(file, copy.resolve(file.getFileName()), copies);
      }
    }
  }

  private static void copy(Path file, Path copy, List<Path> copies) throws IOException {
    try {
      if (Files.isRegularFile(file)) {
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        copies.add(copy);
      }
    } catch (NoSuchFileException _) {
      // It was deleted meanwhile.
    }
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
