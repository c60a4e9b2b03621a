package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever copies a command out of the documents gets what they promise.
class DocumentedTest {
  private static final Path ROOT = Path.of(System.getProperty("hubbub.root"));
  private static final Pattern CURL =
      Pattern.compile(
          "curl (?:-d '(?<json>[^']*)' )?(?:-T (?<file>\\S+) )?localhost:8000(?<path>[^\\s`]*)");

  @TempDir Path folder;

  @Test
  void every_curl_of_the_documents_works() throws IOException {
    var port = RunningHubbub.freePort();
    // Twitch is a closed port here: a run of it begins, and waits.
    var environment = Map.of("HUBBUB_TWITCH_IRC_ADDRESS", "localhost:" + RunningHubbub.freePort());
    var words =
        List.of("--port", Integer.toString(port), "--data", folder.resolve("data").toString());
    var tried = 0;
    try (var hubbub = RunningHubbub.launch(folder.resolve("data"), environment, words, port)) {
      hubbub.awaitReady();
      for (var page : List.of("README.md", "docs/operate/index.md")) {
        var curls = CURL.matcher(Files.readString(ROOT.resolve(page)));
        while (curls.find()) {
          var path = curls.group("path");
          var answer =
              curls.group("json") != null
                  ? hubbub.post(path, curls.group("json"))
                  : curls.group("file") != null
                      ? hubbub.put(path, ":ana!ana@ana PRIVMSG #finals :what a save\r\n")
                      : hubbub.get(path);
          assertThat(answer.statusCode()).as(curls.group()).isBetween(200, 299);
          tried++;
        }
      }
    }

    assertThat(tried).isGreaterThanOrEqualTo(4);
  }
}
