package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example that a command's help and the documents show, tried on a house.
class ExamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("hubbub.root"));
  private static final Pattern EXAMPLE = Pattern.compile("^ {2,4}\\./hubbub (\\S.*)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /// They last until somebody ends them, or are tried by [StartingTest][hubbub.app.journeys] in a
  /// process of their own.
  private static final Set<String> LASTING = Set.of("run", "logs -f", "shell");

  @TempDir Path folder;

  @Test
  void every_example_does_what_it_shows() throws IOException {
    var files = Files.createDirectories(folder.resolve("files"));
    var friday = ":ana!ana@ana PRIVMSG #k :what a save\r\n".repeat(20);
    Files.writeString(files.resolve("friday.ndjson"), friday);
    Files.writeString(files.resolve("places.csv"), "id,name\n,The old mill\n");
    Files.writeString(files.resolve("people.csv"), "id,name,isAlive,placeId\n,Ines Varga,true,\n");
    var tried = 0;
    try (var house = OpenHouse.on(Files.createDirectories(folder.resolve("data")))) {
      house.play("Friday", List.of("what a save", "this is awful"));
      house.say("ask", "connectors", "startRun", "channels=twitch/kestrelplays", "name=Friday");
      for (var example : examples()) {
        if (LASTING.stream().anyMatch(example::startsWith)) {
          continue;
        }
        var said = tried(house, words(example, files));
        assertThat(said.status()).as(example + "\n" + said.err()).isZero();
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(15);
  }

  private static Said tried(OpenHouse house, String[] words) {
    if (words[0].equals("doctor")) {
      // Its Twitch is a closed port, and it says so.
      var said = house.say(words);
      return new Said(
          said.out().contains("refuses connections") ? 0 : said.status(), "", said.out());
    }
    if (!words[0].equals("watch")) {
      return house.say(words);
    }
    return house.sayUntil(() -> true, words);
  }

  private static List<String> examples() throws IOException {
    try (var help = Files.list(ROOT.resolve("app/help"))) {
      return Stream.concat(help.sorted(), Stream.of(ROOT.resolve("docs/terminal.md")))
          .flatMap(ExamplesTest::lines)
          .map(EXAMPLE::matcher)
          .filter(java.util.regex.Matcher::matches)
          .map(example -> example.group(1))
          .toList();
    }
  }

  private static Stream<String> lines(Path page) {
    try {
      return Files.exists(page) ? Files.readAllLines(page).stream() : Stream.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As a shell would take it apart, with files in a folder of the test.
  private static String[] words(String example, Path files) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(example.split(" > ", 2)[0]);
    while (found.find()) {
      var word =
          found.group(3) != null
              ? found.group(3)
              : found.group(1) != null ? found.group(1) : found.group(2);
      var isFile = word.matches("[a-z]+\\.(ndjson|csv)|/tmp/.*");
      words.add(isFile ? files.resolve(Path.of(word).getFileName()).toString() : word);
    }
    return words.toArray(String[]::new);
  }
}
