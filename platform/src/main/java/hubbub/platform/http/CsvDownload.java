package hubbub.platform.http;

import hubbub.platform.storage.RowPlace;
import hubbub.platform.text.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A table that somebody gets, as [CsvUpload] takes it: all rows in the order of their ids, a page
/// at a time, so that memory stays what one page takes, and no reading lasts long.
public final class CsvDownload {
  private CsvDownload() {}

  /// Some lines of a table.
  ///
  /// @param end where the last of them stands, if more follow
  public record Page(List<List<String>> lines, Optional<RowPlace> end) {}

  /// @param file its name, for whoever keeps it
  /// @param names of the columns
  /// @param pages the page after a place, or the first one
  /// @throws Refusal 406 if the caller takes no table
  public static Answer answer(
      Request request, String file, List<String> names, Function<Optional<RowPlace>, Page> pages) {
    MediaTypes.requireAccepted(request, MediaTypes.CSV);
    return Answer.stream(
            MediaTypes.CSV + "; charset=utf-8",
            out -> {
              write(out, names);
              var after = Optional.<RowPlace>empty();
              do {
                var page = pages.apply(after);
                for (var line : page.lines()) {
                  write(out, line);
                }
                after = page.end();
              } while (after.isPresent());
            })
        .with("Content-Disposition", "attachment; filename=\"" + file + "\"");
  }

  private static void write(OutputStream out, List<String> line) throws IOException {
    out.write(Csv.line(line).getBytes(StandardCharsets.UTF_8));
  }
}
