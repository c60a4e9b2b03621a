package hubbub.app;

import hubbub.app.terminal.AskedWrongly;
import hubbub.app.terminal.CouldNot;
import hubbub.app.terminal.Ending;
import hubbub.app.terminal.Screen;
import hubbub.platform.config.WrongSetting;
import hubbub.platform.storage.StorageRefused;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the program begins. Exit status: 0 done, 1 it could not be done, 2 it was asked wrongly.
public final class Main {
  private Main() {}

  public static void main(String[] words) {
    System.exit(run(List.of(words), System.getenv(), System.out, System.err));
  }

  private static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      var flags = Flag.ofStart(words);
      return flags.isPresent()
          ? Running.start(Choices.of(flags.get(), environment), out)
          : commands(words, environment, out, err);
    } catch (RuntimeException e) {
      return say(e, err);
    }
  }

  private static int commands(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    if (words.contains("shell")) {
      // The JDK's console that edits lines and remembers them; too slow for commands of a moment.
      System.setProperty("jdk.console", "jdk.internal.le");
    }
    var screen = Screen.of(out, err, environment);
    return new Commands(environment, new Ending(), screen, System.in).run(words);
  }

  /// Says in a line why it was not done; what nobody foresaw stays what it is.
  static int say(RuntimeException why, PrintStream err) {
    return switch (why) {
      case WrongSetting wrong -> say("the setting " + wrong.getMessage(), 2, err);
      case AskedWrongly wrong -> say(wrong.getMessage(), 2, err);
      case StorageRefused refused -> say(refused.getMessage(), 1, err);
      case CannotStart cannot -> say(cannot.getMessage(), 1, err);
      case CouldNot could -> say(could.getMessage(), 1, err);
      default -> throw why;
    };
  }

  private static int say(@Nullable String why, int status, PrintStream err) {
    err.println("hubbub: " + why);
    return status;
  }

  static String version() {
    var version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(from class folders)" : version;
  }
}
