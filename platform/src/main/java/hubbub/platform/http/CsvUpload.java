package hubbub.platform.http;

import hubbub.platform.storage.Imported;
import hubbub.platform.text.Csv;
import hubbub.platform.text.CsvLines;
import hubbub.platform.text.NameRule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A table that somebody sends: all of it is taken or, if a line is wrong, nothing.
public final class CsvUpload {
  /// Far below [Ids#MAX], so that there are ids left for what comes after.
  private static final long ID_MAX = 1_000_000_000_000_000L;

  private static final Semaphore TURN = new Semaphore(1, true);
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final List<CsvLines.Line> lines;
  private final Map<Long, Long> ids = new HashMap<>();
  private final SortedMap<Long, String> wrong = new TreeMap<>();

  private CsvUpload(List<CsvLines.Line> lines) {
    this.lines = lines;
  }

  /// A handler that takes tables when no other one is taken in this process: each is held in
  /// memory.
  ///
  /// @throws Refusal 503 if that takes long
  public static Handler inTurn(Handler handler) {
    return request -> {
      if (!TURN.tryAcquire(WAIT.toSeconds(), TimeUnit.SECONDS)) {
        throw Refusal.away("another table is being taken", WAIT);
      }
      try {
        return handler.answer(request);
      } finally {
        TURN.release();
      }
    };
  }

  /// How big a table may be.
  ///
  /// @param lengthMax bytes
  /// @param linesMax lines below the names
  public record Bounds(long lengthMax, int linesMax) {}

  /// Reads a request's body.
  ///
  /// @param names of the columns, which its first line must have
  /// @throws Refusal 413 if it is too long, 415 if it says it is something else, 422 if it is no
  ///   such table
  public static CsvUpload read(Request request, List<String> names, Bounds bounds)
      throws IOException {
    MediaTypes.require(request, MediaTypes.CSV);
    try {
      return new CsvUpload(
          CsvLines.read(request.body(bounds.lengthMax()), names, bounds.linesMax()));
    } catch (CsvLines.Unreadable e) {
      var field = field(e.line());
      throw new Refusal(
          422,
          field + " " + e.why() + "; nothing was kept",
          List.of(new Refusal.Field(field, e.why())));
    }
  }

  /// Lines that have all columns; others are noted as wrong.
  public List<CsvLines.Line> whole() {
    var whole = new ArrayList<CsvLines.Line>();
    for (var line : lines) {
      if (line.fields().isEmpty()) {
        wrong(line.number(), "has not as many fields as line 1");
      } else {
        whole.add(line);
      }
    }
    return whole;
  }

  /// Notes that a line is wrong.
  ///
  /// @param why in words that follow the line
  public void wrong(long line, String why) {
    wrong.putIfAbsent(line, why);
  }

  /// Reads a line's id, empty for none. What is no id, too great, or in a line before is noted as
  /// wrong.
  public OptionalLong id(long line, String text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    var id = Ids.parse(text);
    if (id.isEmpty() || id.getAsLong() > ID_MAX) {
      wrong(line, "id: must be a whole number from 1 to " + ID_MAX + ", or empty");
      return OptionalLong.empty();
    }
    var before = ids.putIfAbsent(id.getAsLong(), line);
    if (before != null) {
      wrong(line, "id: is in line " + before + ", too");
    }
    return id;
  }

  /// Reads a line's name; one that may not be is noted as wrong.
  public String name(long line, String text) {
    var name = Csv.unguarded(text);
    NameRule.trouble(name).ifPresent(why -> wrong(line, "name: " + why));
    return name;
  }

  /// Whether a line is wrong so far.
  public boolean isWrong() {
    return !wrong.isEmpty();
  }

  /// @throws Refusal 422 that names every line that is wrong, if one is
  public void requireRight() {
    if (!wrong.isEmpty()) {
      throw new Refusal(
          422,
          wrong.size() == 1
              ? field(wrong.firstKey()) + " is wrong; nothing was kept"
              : wrong.size() + " lines are wrong; nothing was kept",
          wrong.entrySet().stream()
              .map(line -> new Refusal.Field(field(line.getKey()), line.getValue()))
              .toList());
    }
  }

  /// Says what became of it.
  ///
  /// @throws Refusal 422 that names every line that is wrong
  public Answer answer(Imported imported) {
    return switch (imported) {
      case Imported.Kept kept -> Answer.json(kept);
      case Imported.Refused(var lines) -> {
        lines.forEach(this::wrong);
        requireRight();
        throw new IllegalStateException("refused without a wrong line");
      }
    };
  }

  private static String field(long line) {
    return "line " + line;
  }
}
