package hubbub.app;

import hubbub.platform.config.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Looks at the machine: its Java, its disk, its clock.
final class LookAtMachine {
  private static final int JAVA = 25;
  private static final long ROOM_LEAST = 100L << 20;
  private static final long ROOM_ENOUGH = 1L << 30;
  private static final Duration CLOCK_ODD = Duration.ofSeconds(30);
  private static final Duration CLOCK_WRONG = Duration.ofMinutes(5);

  private final Path data;

  LookAtMachine(Path data) {
    this.data = data;
  }

  Finding java() {
    var version = Runtime.version();
    var said = version + " of " + System.getProperty("java.vendor", "nobody");
    if (version.feature() < JAVA) {
      return Finding.wrong("java", said, "install a JDK " + JAVA + "; ./hubbub finds it");
    }
    return ToolProvider.getSystemJavaCompiler() == null
        ? Finding.odd("java", said + ", without a compiler", "a JDK is needed to build anew")
        : Finding.ok("java", said);
  }

  Finding data() {
    if (Files.notExists(data)) {
      var parent = existing();
      return Files.isWritable(parent)
          ? Finding.ok("data", data + " is made at the first start")
          : Finding.wrong("data", parent + " cannot be written", "name a folder with --data");
    }
    if (!Files.isDirectory(data) || !Files.isWritable(data)) {
      return Finding.wrong(
          "data",
          data + " is no folder that can be written",
          "mend its rights, or name another one with --data");
    }
    return isReadByOthers()
        ? Finding.odd(
            "data", "other users of this machine can look into " + data, "chmod 700 " + data)
        : Finding.ok("data", data.toString());
  }

  private boolean isReadByOthers() {
    try {
      var rights = Files.getPosixFilePermissions(data);
      return rights.contains(PosixFilePermission.OTHERS_READ)
          || rights.contains(PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }

  Finding disk() {
    try {
      var room = Files.getFileStore(existing()).getUsableSpace();
      var said = String.format(Locale.ROOT, "%.1f GB are free", room / 1e9);
      var help = "make room, or set archive.retention-days or archive.retention-size";
      if (room < ROOM_LEAST) {
        return Finding.wrong("disk", said + ", which is too little", help);
      }
      return room < ROOM_ENOUGH
          ? Finding.odd("disk", said + ", less than " + Units.write(ROOM_ENOUGH), help)
          : Finding.ok("disk", said);
    } catch (IOException e) {
      return Finding.wrong("disk", "its room cannot be asked: " + e.getMessage(), "");
    }
  }

  private Path existing() {
    var folder = data;
    while (Files.notExists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }

  /// @param outside what somebody else's clock says, if one could be asked
  Finding clock(Optional<Instant> outside) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var help = "let the machine keep its time (timedatectl set-ntp true)";
    var newest = newest();
    if (newest.isAfter(now.plus(CLOCK_ODD))) {
      return Finding.wrong("clock", now + " is before the newest data, of " + newest, help);
    }
    if (outside.isEmpty()) {
      return Finding.ok("clock", now + "; nobody outside could be asked");
    }
    var off = Duration.between(outside.get(), now).abs();
    var said = now + ", " + off.toSeconds() + " s beside Twitch's";
    if (off.compareTo(CLOCK_WRONG) > 0) {
      return Finding.wrong("clock", said, help);
    }
    return off.compareTo(CLOCK_ODD) > 0
        ? Finding.odd("clock", said, help)
        : Finding.ok("clock", said);
  }

  private Instant newest() {
    if (!Files.isDirectory(data)) {
      return Instant.EPOCH;
    }
    try (var files = Files.list(data)) {
      return files.flatMap(LookAtMachine::changed).max(Instant::compareTo).orElse(Instant.EPOCH);
    } catch (IOException _) {
      return Instant.EPOCH;
    }
  }

  private static Stream<Instant> changed(Path file) {
    try {
      return Stream.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException _) {
      return Stream.of();
    }
  }
}
