package hubbub.chat.irc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/// What is new in a room: for each kind of connections written once, by whoever needs it first, and
/// the same bytes for all of that kind. Safe for all threads.
final class Cry {
  private final List<Call> calls;
  private final AtomicReferenceArray<byte[][]> written = new AtomicReferenceArray<>(Kind.COUNT);

  Cry(List<Call> calls) {
    this.calls = calls;
  }

  /// One thing that is new.
  ///
  /// @param notFor whom it is left out for: a connection, or the login of connections that know it
  ///   already; an object that equals none for nobody
  /// @param text its lines for a kind; empty for none
  record Call(Object notFor, Function<Kind, String> text) {}

  /// How many things are new.
  int size() {
    return calls.size();
  }

  Object notFor(int index) {
    return calls.get(index).notFor();
  }

  /// The lines for a kind, each thing's by its own.
  byte[][] lines(Kind kind) {
    var lines = written.get(kind.index());
    if (lines == null) {
      lines = write(kind);
      written.set(kind.index(), lines);
    }
    return lines;
  }

  private byte[][] write(Kind kind) {
    var lines = new byte[calls.size()][];
    for (var i = 0; i < lines.length; i++) {
      lines[i] = calls.get(i).text().apply(kind).getBytes(StandardCharsets.UTF_8);
    }
    return lines;
  }
}
