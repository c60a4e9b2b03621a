package hubbub.radio.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import hubbub.radio.sound.Format;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where one show lies, and the two notes in it: `key=value`, a line for each.
///
/// @param path its last name is the show's id
record ShowFolder(Path path) {
  private static final Pattern SEGMENT = Pattern.compile("[0-9]{6,9}\\.(mp3|aac|ogg)");
  private static final int NOTE_LENGTH_MAX = 4_096;

  /// What stands in `show`.
  record Begun(String mount, Format format, Instant at) {}

  /// What stands in `ended`.
  ///
  /// @param length bytes of the sound
  record Ended(Instant at, Duration duration, long length) {}

  String show() {
    return path.getFileName().toString();
  }

  Path index() {
    return path.resolve("index");
  }

  /// @param number from 1 on
  Path segment(int number, Format format) {
    return path.resolve("%06d.%s".formatted(number, ending(format)));
  }

  /// In order.
  List<Path> segments() throws IOException {
    try (var files = Files.list(path)) {
      return files
          .filter(file -> SEGMENT.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private static String ending(Format format) {
    return switch (format) {
      case MP3 -> "mp3";
      case AAC -> "aac";
      case OGG_OPUS, OGG_VORBIS, OGG_FLAC -> "ogg";
      case WEBM_OPUS -> "webm";
    };
  }

  /// @throws DamagedShow if the note can't be read
  Begun begun() throws IOException {
    var note = read(path.resolve("show"));
    try {
      return new Begun(
          value(note, "mount"),
          Format.valueOf(value(note, "format")),
          Instant.ofEpochMilli(Long.parseLong(value(note, "begun"))));
    } catch (IllegalArgumentException e) {
      throw new DamagedShow(show(), e);
    }
  }

  /// Empty while it is recorded, and after a crash; also where the note can't be read: then the
  /// show is recovered, and another one written.
  Optional<Ended> ended() throws IOException {
    try {
      var note = read(path.resolve("ended"));
      return Optional.of(
          new Ended(
              Instant.ofEpochMilli(Long.parseLong(value(note, "ended"))),
              Duration.of(Long.parseLong(value(note, "micros")), ChronoUnit.MICROS),
              Long.parseLong(value(note, "length"))));
    } catch (NoSuchFileException | DamagedShow | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  void note(Begun begun) throws IOException {
    write(
        path.resolve("show"),
        "mount=%s\nformat=%s\nbegun=%d\n"
            .formatted(begun.mount, begun.format, begun.at.toEpochMilli()));
  }

  void note(Ended ended) throws IOException {
    write(
        path.resolve("ended"),
        "ended=%d\nmicros=%d\nlength=%d\n"
            .formatted(ended.at.toEpochMilli(), ended.duration.toNanos() / 1_000, ended.length));
  }

  Recording recording(Begun begun, Ended ended) {
    return new Recording(
        show(), begun.mount, begun.format, begun.at, ended.at, ended.duration, ended.length);
  }

  /// Makes sure that names of files are not lost with the power.
  void sync() throws IOException {
    sync(path);
  }

  /// The same for the folder that this one is in.
  void syncParent() throws IOException {
    var parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  private static void sync(Path path) throws IOException {
    try (var folder = FileChannel.open(path, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private static String value(Map<String, String> note, String key) {
    var value = note.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private Map<String, String> read(Path file) throws IOException {
    if (Files.size(file) > NOTE_LENGTH_MAX) {
      throw new DamagedShow(show(), new IOException("a note of more than 4 KiB"));
    }
    var values = new LinkedHashMap<String, String>();
    for (var line : new String(Files.readAllBytes(file), UTF_8).lines().toList()) {
      var equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return values;
  }

  /// Either the whole note is there, or none.
  private void write(Path file, String text) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try (var out = Disk.File.open(fresh, 0)) {
      out.write(text.getBytes(UTF_8));
      out.sync();
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync();
  }
}
