package hubbub.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Lists as they were answered last, each good for one change of what it lists: whoever asks must
/// have read the number of the newest change just now. Safe for all threads.
public final class ListCache {
  /// Beside its bytes an entry costs some more.
  private static final int OVERHEAD_BYTES = 512;

  private final Map<Object, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
  private final long bytesMax;
  private long bytes;

  /// @param bytesMax of all lists together; the one that was not asked for longest goes first
  public ListCache(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// A list, ready to be sent.
  ///
  /// @param change the newest that it shows
  /// @param cursor leads to the next page, if there is one
  public record Listed(long change, byte[] json, Optional<String> cursor) {}

  private record Entry(Listed listed) {
    long bytes() {
      return OVERHEAD_BYTES + (long) listed.json().length;
    }
  }

  /// The list that answers a question, made if the one that is known is of another change.
  ///
  /// @param question equals another one if the same is asked
  /// @param change the newest there is
  public Listed at(long change, Object question, Supplier<Listed> make) {
    synchronized (this) {
      var known = entries.get(question);
      if (known != null && known.listed().change() == change) {
        return known.listed();
      }
    }
    var made = make.get();
    keep(question, new Entry(made));
    return made;
  }

  private synchronized void keep(Object question, Entry entry) {
    if (entry.bytes() > bytesMax / 4) {
      return;
    }
    var older = entries.put(question, entry);
    bytes += entry.bytes() - (older == null ? 0 : older.bytes());
    var eldest = entries.entrySet().iterator();
    while (bytes > bytesMax) {
      bytes -= eldest.next().getValue().bytes();
      eldest.remove();
    }
  }
}
