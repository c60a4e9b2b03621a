package hubbub.app;

import static java.util.Objects.requireNonNull;

import hubbub.platform.config.WrongSetting;
import hubbub.platform.storage.StorageRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Where the program begins. Exit status: 0 done, 1 it could not be done, 2 it was asked wrongly.
public final class Main {
  private Main() {}

  public static void main(String[] words) {
    System.exit(run(Command.parse(List.of(words)), System.getenv(), System.out, System.err));
  }

  static int run(
      Command command, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      return switch (command) {
        case Command.Run(var flags) -> Running.start(Choices.of(flags, environment), out);
        case Command.MigrateStatus(var flags) ->
            Migrations.show(Choices.of(flags, environment), out);
        case Command.Move(var flags) -> Move.run(Choices.of(flags, environment), out);
        case Command.Backup(var flags, var target) ->
            Backup.run(Choices.of(flags, environment), target, out);
        case Command.Logs(var flags, var follow) ->
            Logs.show(Choices.of(flags, environment).data(), follow, out);
        case Command.OwnerLink(var flags) -> ownerLink(Choices.of(flags, environment), out);
        case Command.Ask(var flags, var words) ->
            Ask.run(Choices.of(flags, environment), words, out, err);
        case Command.Help() -> show(help(), out);
        case Command.Version() -> show("Hubbub " + version() + "\n", out);
        case Command.Wrong(var why) -> {
          err.println("hubbub: " + why + " (./hubbub --help says what there is)");
          yield 2;
        }
      };
    } catch (WrongSetting e) {
      err.println("hubbub: the setting " + e.getMessage());
      return 2;
    } catch (AskedWrongly e) {
      err.println("hubbub: " + e.getMessage());
      return 2;
    } catch (StorageRefused | CannotStart e) {
      err.println("hubbub: " + e.getMessage());
      return 1;
    }
  }

  private static int ownerLink(Choices choices, PrintStream out) {
    return OwnerLink.print(choices.data(), choices.settings().path("tls.certificate"), out);
  }

  private static int show(String text, PrintStream out) {
    out.print(text);
    return 0;
  }

  private static String help() {
    try (var in = Main.class.getResourceAsStream("help.txt")) {
      return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version() {
    var version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(from class folders)" : version;
  }
}
