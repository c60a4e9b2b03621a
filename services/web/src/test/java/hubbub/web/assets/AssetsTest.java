package hubbub.web.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The files that pages load.
class AssetsTest {
  private static final String TWITCHS_CHAT = "https://www.twitch.tv/embed/";
  private static final Path FOLDER = Path.of("src/main/resources/web");
  private static final Pattern IMPORT = Pattern.compile("(?:from|import) '([^']+)'");
  private static final Pattern ELSEWHERE = Pattern.compile("(?:https?:)?//[a-z0-9.-]+\\.[a-z]{2,}");

  @Test
  void the_list_names_every_file_once() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      var there =
          files
              .filter(Files::isRegularFile)
              .map(file -> FOLDER.relativize(file).toString())
              .filter(name -> !name.equals("files.txt"))
              .toList();

      assertThat(Assets.listed())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(there);
    }
  }

  @Test
  void every_import_is_in_the_import_map() throws IOException {
    var map = new Assets().importMap();
    for (var name : Assets.listed()) {
      var imports = IMPORT.matcher(Files.readString(FOLDER.resolve(name)));
      while (imports.find()) {
        assertThat(map).as(name).contains("\"" + imports.group(1) + "\":\"/assets/");
      }
    }
  }

  @Test
  void nothing_is_loaded_from_elsewhere() throws IOException {
    for (var name : Assets.listed()) {
      var text =
          Files.readString(FOLDER.resolve(name))
              .replace("http://www.w3.org/", "")
              .replaceAll("(?m)^\\s*//.*$", "");
      if (name.equals("components/twitch-player.js")) {
        // After a click that says so.
        text = text.replace("https://player.twitch.tv/", "").replace(TWITCHS_CHAT, "");
      }
      if (name.equals("behaviours/posts.js")) {
        // Links to follow: nothing is loaded from there.
        text = text.replace("https://x.com/", "").replace("https://bsky.app/profile/", "");
      }
      assertThat(ELSEWHERE.matcher(text).results().map(r -> r.group())).as(name).isEmpty();
    }
  }

  @Test
  void an_address_changes_with_the_content() {
    var one = Asset.of("a.js", "1".getBytes(StandardCharsets.UTF_8));
    var two = Asset.of("a.js", "2".getBytes(StandardCharsets.UTF_8));

    assertThat(one.address()).isNotEqualTo(two.address());
  }
}
