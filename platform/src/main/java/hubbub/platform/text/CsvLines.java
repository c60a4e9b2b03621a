package hubbub.platform.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a table that was written as [Csv] does it, or by a spreadsheet: RFC 4180 in UTF-8, with or
/// without a byte order mark, a first line of names; empty lines are passed over.
public final class CsvLines {
  private static final String NO_UTF_8 = "or one after it is not UTF-8";
  private static final int FIELDS_MAX = 100;
  private static final int FIELD_CHARS_MAX = 4_096;

  private CsvLines() {}

  /// A line of fields.
  ///
  /// @param number of the line of the file in which it begins; the names are in line 1
  /// @param fields as many as there are names; empty if this line has another number of them
  public record Line(long number, List<String> fields) {}

  /// A table that cannot be read.
  public static final class Unreadable extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final long line;

    Unreadable(long line, String why) {
      super(why, null, false, false);
      this.line = line;
    }

    /// Where it could not go on.
    public long line() {
      return line;
    }

    /// Why, in words that follow the line.
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /// Reads a whole table.
  ///
  /// @param names that the first line must have
  /// @param linesMax lines below the names
  /// @throws Unreadable if it is no such table, or longer
  public static List<Line> read(InputStream in, List<String> names, int linesMax)
      throws IOException, Unreadable {
    var text = new Quotes(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    var lines = new ArrayList<Line>();
    var begin = 1L;
    var next = 1L;
    try (var reader = reader(text)) {
      var found = reader.iterator();
      requireNames(found.hasNext() ? found.next() : null, names);
      next = 2;
      while (found.hasNext()) {
        var line = found.next();
        var fields = line.getFields();
        begin = line.getStartingLineNumber();
        next = begin + lineCount(fields);
        if (isEmpty(fields)) {
          continue;
        }
        if (lines.size() == linesMax) {
          throw new Unreadable(begin, "is one more than " + linesMax);
        }
        lines.add(new Line(begin, fields.size() == names.size() ? fields : List.of()));
      }
    } catch (CsvParseException e) {
      throw new Unreadable(
          next, "cannot be read: look at its quotes and its length; what follows it was not read");
    } catch (CharacterCodingException | UncheckedIOException e) {
      throw unreadable(e, next);
    }
    if (text.isOpen()) {
      throw new Unreadable(Math.max(1, begin), "or one before it has a quote that nothing closes");
    }
    return lines;
  }

  /// Sees whether the last quote is closed: one within a field is written twice (RFC 4180 §2).
  private static final class Quotes extends FilterReader {
    private boolean open;

    Quotes(Reader in) {
      super(in);
    }

    boolean isOpen() {
      return open;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
      var count = super.read(chars, offset, length);
      for (var at = offset; at < offset + count; at++) {
        open ^= chars[at] == '"';
      }
      return count;
    }
  }

  /// A field may have line breaks of its own.
  private static long lineCount(List<String> fields) {
    return 1
        + fields.stream().filter(field -> field.contains("\n")).mapToLong(CsvLines::breaks).sum();
  }

  private static long breaks(String field) {
    return field.chars().filter(c -> c == '\n').count();
  }

  private static boolean isEmpty(List<String> fields) {
    return fields.size() == 1 && fields.getFirst().isEmpty();
  }

  /// The reader wraps what the stream throws, and reads ahead of the lines that it gives.
  private static Unreadable unreadable(Exception e, long line) throws IOException {
    return switch (e) {
      case CharacterCodingException _ -> new Unreadable(line, NO_UTF_8);
      case UncheckedIOException wrapped
          when wrapped.getCause() instanceof CharacterCodingException ->
          new Unreadable(line, NO_UTF_8);
      case UncheckedIOException wrapped -> throw wrapped.getCause();
      default -> throw new IllegalStateException(e);
    };
  }

  private static CsvReader<CsvRecord> reader(Reader text) {
    return CsvReader.builder()
        .detectBomHeader(false)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .build(
            CsvRecordHandler.of(b -> b.maxFields(FIELDS_MAX).maxFieldSize(FIELD_CHARS_MAX)), text);
  }

  private static void requireNames(@Nullable CsvRecord first, List<String> names)
      throws Unreadable {
    var found = first == null ? List.<String>of() : new ArrayList<>(first.getFields());
    if (!found.isEmpty()) {
      found.set(0, found.getFirst().replaceFirst("^\uFEFF", ""));
    }
    if (first == null || !found.equals(names)) {
      throw new Unreadable(1, "must be " + String.join(",", names));
    }
  }
}
