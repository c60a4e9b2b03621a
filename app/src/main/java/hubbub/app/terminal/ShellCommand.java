package hubbub.app.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/// `hubbub shell`.
@Command(
    name = "shell",
    header = "a prompt that calls any operation, as ask does",
    description = {
      "Each line is what follows ./hubbub ask: a service, an operation, NAME=VALUE. An empty line, or help, says which"
          + " services there are; exit, or the end of the input, leaves.",
      "",
      "On a terminal lines can be edited, and earlier ones come back by the arrow keys. Elsewhere the exit status is"
          + " 1 when a line failed."
    },
    footer = {"./hubbub shell", "echo statistics totals | ./hubbub shell"})
public final class ShellCommand implements Callable<Integer> {
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");

  private final List<String> services;
  private final Hubbubs hubbubs;
  private final Screen screen;
  private final InputStream in;

  public ShellCommand(List<String> services, Hubbubs hubbubs, Screen screen, InputStream in) {
    this.services = services;
    this.hubbubs = hubbubs;
    this.screen = screen;
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    var ask = new Ask(services, hubbubs.running(), screen.out());
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    var failed = false;
    for (var line = next(lines); line.isPresent(); line = next(lines)) {
      var words = words(line.get());
      if (words.equals(List.of("exit")) || words.equals(List.of("quit"))) {
        break;
      }
      failed |= !isDone(ask, words);
    }
    return failed && !screen.live() ? 1 : 0;
  }

  private Optional<String> next(BufferedReader lines) throws IOException {
    var console = Optional.ofNullable(screen.live() ? System.console() : null);
    return Optional.ofNullable(
        console.isPresent() ? console.get().readLine("hubbub> ") : lines.readLine());
  }

  private boolean isDone(Ask ask, List<String> words) {
    try {
      return ask.run(words.equals(List.of("help")) ? List.of() : words) == 0;
    } catch (AskedWrongly | CouldNot e) {
      screen.note("hubbub: " + e.getMessage());
      return false;
    }
  }

  /// Words as a shell sees them: quotes keep spaces.
  static List<String> words(String line) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(line);
    while (found.find()) {
      words.add(unquoted(found.group()));
    }
    return words;
  }

  private static String unquoted(String word) {
    var plain = new StringBuilder();
    var quote = '\0';
    for (var at = 0; at < word.length(); at++) {
      var c = word.charAt(at);
      if (quote == c) {
        quote = '\0';
      } else if (quote == '\0' && (c == '"' || c == '\'')) {
        quote = c;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
