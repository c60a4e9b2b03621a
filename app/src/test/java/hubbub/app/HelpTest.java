package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.terminal.Ending;
import hubbub.app.terminal.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The help of every command. The launcher shows it without Java, out of `app/help`, whose files
/// are made from what the commands say: `mvn test -pl app -Dtest=HelpTest -Dhelp.write` writes
/// them.
class HelpTest {
  private static final Path HELP = Path.of(System.getProperty("hubbub.root"), "app", "help");

  private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());

  private final CommandLine tree =
      new Commands(
              Map.of(),
              new Ending(),
              Screen.of(NOWHERE, NOWHERE, Map.of()),
              InputStream.nullInputStream())
          .tree();

  private Map<String, String> told() {
    var told = new TreeMap<String, String>();
    told.put("hubbub", tree.getUsageMessage());
    tree.getSubcommands().forEach((name, command) -> told.put(name, command.getUsageMessage()));
    told.replaceAll((_, text) -> neat(text));
    return told;
  }

  private static String neat(String text) {
    return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void the_launchers_files_say_what_the_commands_say() throws IOException {
    var told = told();
    if (System.getProperty("help.write") != null) {
      Files.createDirectories(HELP);
      for (var page : told.entrySet()) {
        Files.writeString(HELP.resolve(page.getKey() + ".txt"), page.getValue());
      }
    }

    assertThat(written()).isEqualTo(told);
  }

  private static Map<String, String> written() throws IOException {
    try (var files = Files.list(HELP)) {
      return new TreeMap<>(
          files.collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".txt", ""), HelpTest::read)));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_command_is_listed_once() {
    assertThat(Commands.GROUPS.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(tree.getSubcommands().keySet());
  }

  @Test
  void every_command_says_what_it_is_for_and_what_its_words_mean() {
    assertThat(tree.getSubcommands().values())
        .allSatisfy(command -> {
          var spec = command.getCommandSpec();
          assertThat(spec.usageMessage().header()).as(spec.name()).hasSize(1);
          assertThat(spec.args()).allMatch(word -> word.hidden() || word.description().length > 0);
        });
  }

  @Test
  void no_line_is_wider_than_a_terminal() {
    assertThat(told().values().stream().flatMap(String::lines))
        .allMatch(line -> line.length() <= 110);
  }

  @Test
  void help_is_what_a_command_prints_for_it() {
    assertThat(told())
        .containsEntry("logs", neat(Said.by("logs", "--help").out()))
        .containsEntry("ask", neat(Said.by("ask", "--help").out()));
  }
}
