package hubbub.radio.air;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The newest sound of a mount, so much of it and no more: what listeners take from, each at a
/// place of its own. On the event loop only.
final class Ring {
  private final long microsMax;
  private final long bytesMax;
  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
  private final @Nullable Chunk[] byNumber;
  private long micros;
  private long bytes;
  private long next;

  /// @param chunksMax how many there are at most
  Ring(long microsMax, long bytesMax, int chunksMax) {
    this.microsMax = microsMax;
    this.bytesMax = bytesMax;
    byNumber = new Chunk[chunksMax];
  }

  /// The number of the chunk to come.
  long next() {
    return next;
  }

  void add(Chunk chunk) {
    if (chunk.number() != next) {
      throw new IllegalArgumentException("chunk " + chunk.number() + " where " + next + " comes");
    }
    if (chunks.size() == byNumber.length) {
      drop();
    }
    chunks.addLast(chunk);
    byNumber[index(chunk.number())] = chunk;
    next++;
    micros += chunk.micros();
    bytes += chunk.length();
    while (chunks.size() > 1 && (micros > microsMax || bytes > bytesMax)) {
      drop();
    }
  }

  private void drop() {
    var gone = chunks.removeFirst();
    byNumber[index(gone.number())] = null;
    micros -= gone.micros();
    bytes -= gone.length();
    gone.bytes().release();
  }

  private int index(long number) {
    return (int) (number % byNumber.length);
  }

  /// The chunk of that number; null if it is gone, or still to come.
  @Nullable Chunk at(long number) {
    if (number < next - chunks.size() || number >= next) {
      return null;
    }
    return byNumber[index(number)];
  }

  /// Where somebody begins to listen: so that so much comes at once, or a little more; the number
  /// of the chunk to come where nobody can begin with any that is here.
  ///
  /// @param bytesWanted of sound
  /// @param microsWanted of sound; both are to be there, as far as there is any
  long begin(long bytesWanted, long microsWanted) {
    var found = next;
    var length = 0L;
    var lasting = 0L;
    var newestFirst = chunks.descendingIterator();
    while (newestFirst.hasNext()) {
      var chunk = newestFirst.next();
      length += chunk.length();
      lasting += chunk.micros();
      if (chunk.begins()) {
        found = chunk.number();
        if (length >= bytesWanted && lasting >= microsWanted) {
          break;
        }
      }
    }
    return found;
  }

  /// Lets go of all.
  void clear() {
    while (!chunks.isEmpty()) {
      drop();
    }
  }
}
