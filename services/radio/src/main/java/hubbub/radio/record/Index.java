package hubbub.radio.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads and mends the index of a show. Each entry is right by itself, so what is damaged takes
/// nothing with it but what stands behind.
final class Index {
  /// Entries of a show of three weeks and more. Behind them it can be heard, but not be sought in.
  static final int MOST = 2_000_000;

  private Index() {}

  /// Entries up to the first that is damaged, or lies behind the sound.
  ///
  /// @param length bytes of the sound
  static List<Entry> read(ShowFolder folder, long length) throws IOException {
    var entries = new ArrayList<Entry>();
    var bytes = bytes(folder);
    for (var at = 0;
        at + Entry.LENGTH <= bytes.length && entries.size() < MOST;
        at += Entry.LENGTH) {
      var entry = Entry.of(bytes, at);
      if (entry == null || entry.position() >= length) {
        break;
      }
      if (!entries.isEmpty() && !entry.follows(entries.getLast())) {
        break;
      }
      entries.add(entry);
    }
    return entries;
  }

  private static byte[] bytes(ShowFolder folder) throws IOException {
    try (var file = Files.newInputStream(folder.index())) {
      return file.readNBytes((MOST + 1) * Entry.LENGTH);
    } catch (NoSuchFileException _) {
      return new byte[0];
    }
  }

  /// Writes all of it, if something else stands there.
  static void write(ShowFolder folder, List<Entry> entries) throws IOException {
    var all = new byte[entries.size() * Entry.LENGTH];
    for (var i = 0; i < entries.size(); i++) {
      System.arraycopy(entries.get(i).bytes(), 0, all, i * Entry.LENGTH, Entry.LENGTH);
    }
    if (Arrays.equals(all, bytes(folder))) {
      return;
    }
    try (var file = Disk.real().append(folder.index(), 0)) {
      file.write(all);
      file.sync();
    }
  }
}
