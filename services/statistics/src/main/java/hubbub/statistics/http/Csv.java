package hubbub.statistics.http;

import static hubbub.platform.text.Csv.line;

import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers as tables: RFC 4180, UTF-8, a first line of names.
final class Csv {
  private static final String TYPE = "text/csv";

  private Csv() {}

  /// Whether the caller asks for a table: `Accept` names `text/csv` and does not refuse it.
  static boolean isAsked(Request request) {
    for (var range : request.header("Accept").orElse("").split(",", -1)) {
      var parts = range.split(";", -1);
      if (parts[0].strip().equalsIgnoreCase(TYPE)) {
        for (var part : parts) {
          if (part.strip().matches("q=0(\\.0*)?")) {
            return false;
          }
        }
        return true;
      }
    }
    return false;
  }

  /// A table or JSON, as the caller asks.
  ///
  /// @param columns names, in order; each row has a value for each, or none
  static Answer answer(
      Request request,
      List<String> columns,
      List<? extends Map<String, ? extends @Nullable Object>> rows,
      Object json) {
    var answer =
        isAsked(request)
            ? Answer.bytes(
                TYPE + "; charset=utf-8", table(columns, rows).getBytes(StandardCharsets.UTF_8))
            : Answer.json(json);
    return answer.with("Vary", "Accept");
  }

  private static String table(
      List<String> columns, List<? extends Map<String, ? extends @Nullable Object>> rows) {
    var text = new StringBuilder(line(columns));
    for (var row : rows) {
      text.append(line(columns.stream().map(name -> Objects.toString(row.get(name), "")).toList()));
    }
    return text.toString();
  }
}
