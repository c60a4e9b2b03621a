package hubbub.platform.text;

import java.util.List;
import java.util.stream.Collectors;

/// Tables as text: RFC 4180, fields with commas between, quoted where they must be.
public final class Csv {
  private static final String FORMULA = "=+-@\t\r\n";

  private Csv() {}

  /// A line with its end.
  public static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(String field) {
    return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }

  /// A text of other people: what a spreadsheet would take for a formula begins with an apostrophe.
  /// So does what looks as if that had been done to it, or [#unguarded] could not tell.
  public static String guarded(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /// What [#guarded] was given.
  public static String unguarded(String field) {
    return field.startsWith("'") && isFormula(field) ? field.substring(1) : field;
  }

  private static boolean isFormula(String text) {
    var at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
  }
}
