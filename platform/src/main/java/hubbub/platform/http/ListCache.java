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

  /// @param bytesMax of all lists and their questions together; the one that was not asked for
  ///   longest goes first
  public ListCache(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// A list, ready to be sent.
  ///
  /// @param change the newest that it shows
  /// @param cursor leads to the next page, if there is one
  public record Listed(long change, byte[] json, Optional<String> cursor) {}

  /// @param questionBytes what the question takes: its text is the caller's
  private record Entry(Listed listed, long questionBytes) {
    static Entry of(Object asked, Listed listed) {
      return new Entry(listed, (long) Character.BYTES * asked.toString().length());
    }

    long bytes() {
      return OVERHEAD_BYTES + questionBytes + listed.json().length;
    }
  }

  /// Answers a request for a list: 304 to whoever has it, the list that is known, or one that is
  /// made.
  ///
  /// @param change the newest there is
  /// @param asked equals another one if the same is asked
  public Answer answer(Request request, long change, ListRequest<?> asked, Supplier<Listed> make) {
    var newest = Conditions.tag(change);
    if (Conditions.isKnown(request, newest)) {
      return Conditions.unchanged(newest);
    }
    var listed = at(change, asked, make);
    var answer =
        Conditions.tagged(
            Answer.bytes(MediaTypes.JSON, listed.json()), Conditions.tag(listed.change()));
    return listed
        .cursor()
        .map(cursor -> answer.with("Link", Cursor.next(request, cursor)))
        .orElse(answer);
  }

  /// The list that answers a question, made if the one that is known is of another change. What is
  /// made may be of a later change: it was read after the number was.
  ///
  /// @param change the newest there is
  /// @param asked equals another one if the same is asked
  public Listed at(long change, Object asked, Supplier<Listed> make) {
    synchronized (this) {
      var known = entries.get(asked);
      if (known != null && known.listed().change() == change) {
        return known.listed();
      }
    }
    var made = make.get();
    keep(asked, Entry.of(asked, made));
    return made;
  }

  private synchronized void keep(Object asked, Entry entry) {
    if (entry.bytes() > bytesMax / 4) {
      return;
    }
    var older = entries.put(asked, entry);
    bytes += entry.bytes() - (older == null ? 0 : older.bytes());
    var eldest = entries.entrySet().iterator();
    while (bytes > bytesMax) {
      bytes -= eldest.next().getValue().bytes();
      eldest.remove();
    }
  }
}
