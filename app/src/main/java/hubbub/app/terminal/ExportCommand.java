package hubbub.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hubbub export`.
@Command(
    name = "export",
    header = "write all messages that fit, as NDJSON or CSV",
    description =
        "To the standard output, or into a file, which gets its name when it is whole. How far it is"
            + " is said on the standard error. A replay can read the NDJSON.",
    footer = {
      "./hubbub export --channel twitch/kestrelplays --output kestrel.ndjson",
      "./hubbub export --run last --format csv --order oldest > friday.csv"
    })
public final class ExportCommand implements Callable<Integer> {
  private final Hubbubs hubbubs;
  private final Screen screen;

  /// The two forms.
  enum Format {
    NDJSON,
    CSV
  }

  @Mixin private final Filters filters = new Filters();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "ndjson or csv (ndjson, or csv for a FILE.csv)")
  private @Nullable Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "a file that is not there yet")
  private @Nullable Path output;

  public ExportCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var server = hubbubs.running();
    var file = output;
    if (file != null && Files.exists(file)) {
      throw new AskedWrongly(file + " is there already; name a file that is not");
    }
    var target = "/api/v1/messages." + ending(file) + filters.query(server);
    var total = filters.total(server);
    try (var answer = server.open("archive", "GET", target, Optional.empty())) {
      if (file == null) {
        copy(answer, screen.out(), total);
      } else {
        WholeFile.write(file, to -> copy(answer, to, total));
      }
      return 0;
    } catch (IOException e) {
      throw new CouldNot("the export is not whole: " + e.getMessage(), e);
    }
  }

  private String ending(@Nullable Path file) {
    return switch (format) {
      case null -> file != null && file.toString().endsWith(".csv") ? "csv" : "ndjson";
      case NDJSON -> "ndjson";
      case CSV -> "csv";
    };
  }

  private void copy(InputStream answer, OutputStream to, long total) throws IOException {
    var progress = new Progress(screen, "messages");
    var lines = new Lines(ending(output).equals("csv"));
    var bytes = new byte[1 << 16];
    for (var read = answer.read(bytes); read >= 0; read = answer.read(bytes)) {
      to.write(bytes, 0, read);
      lines.count(bytes, read);
      progress.at(lines.counted(), total);
    }
    to.flush();
    progress.end(lines.counted());
  }

  /// Counts rows as they pass by.
  private static final class Lines {
    private final boolean csv;
    private boolean quoted;
    private long counted;

    Lines(boolean csv) {
      this.csv = csv;
    }

    void count(byte[] bytes, int length) {
      for (var at = 0; at < length; at++) {
        if (csv && bytes[at] == '"') {
          quoted = !quoted;
        } else if (bytes[at] == '\n' && !quoted) {
          counted++;
        }
      }
    }

    /// Without the line of names.
    long counted() {
      return csv ? Math.max(0, counted - 1) : counted;
    }
  }
}
