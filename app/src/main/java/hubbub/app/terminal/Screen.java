package hubbub.app.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Where a command prints: a terminal that somebody looks at, or a file or program that wants plain
/// text.
///
/// @param out for answers
/// @param err for what is said beside them
/// @param live whether somebody looks, so that lines may be painted over
/// @param colours whether words may have colours
/// @param width in columns
public record Screen(PrintStream out, PrintStream err, boolean live, boolean colours, int width) {
  private static final int USUAL_WIDTH = 100;
  private static final int LEAST_WIDTH = 40;

  /// The screen of this process, whose output `out` is.
  ///
  /// @param environment `NO_COLOR` (whatever it holds) and a dumb terminal mean no colours
  public static Screen of(PrintStream out, PrintStream err, Map<String, String> environment) {
    // There is none where output or input is no terminal.
    var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    var live = console.isPresent() && !isDumb(environment);
    var colours = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Screen(out, err, live, colours, live ? columns() : USUAL_WIDTH);
  }

  private static boolean isDumb(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /// As the terminal says; it knows no other way without a library.
  private static int columns() {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (stty.waitFor(1, TimeUnit.SECONDS) && stty.exitValue() == 0) {
        return Math.max(LEAST_WIDTH, Integer.parseInt(said.strip().split(" ", 2)[1]));
      }
    } catch (IOException | RuntimeException _) {
      // Then it is as wide as most are.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return USUAL_WIDTH;
  }

  /// Whether it can show that character.
  boolean shows(char c) {
    return out.charset().newEncoder().canEncode(c);
  }

  public String paint(Colour colour, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
  }

  public void line(String text) {
    out.println(text);
  }

  /// Says something that is no part of the answer.
  public void note(String text) {
    err.println(text);
  }

  /// What colours mean.
  public enum Colour {
    GOOD("32"),
    BAD("31"),
    ODD("33"),
    QUIET("2"),
    STRONG("1");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }
}
