package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hubbub.example.conf` holds every key that the code asks for, with the code's default and a
/// sentence, and no other.
class ExampleSettingsTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("hubbub.root")).resolve("hubbub.example.conf");

  @TempDir Path folder;

  @Test
  void the_example_holds_every_key_with_its_default_and_no_other() throws IOException {
    var asked = new TreeMap<>(asked(SettingsFile.none()));

    assertThat(written(Files.readAllLines(EXAMPLE))).isEqualTo(asked);
  }

  @Test
  void each_key_of_the_example_has_a_sentence_above_it() throws IOException {
    var lines = Files.readAllLines(EXAMPLE);
    var mute = new ArrayList<String>();
    for (var n = 0; n < lines.size(); n++) {
      if (isKey(lines.get(n))
          && (n == 0 || !lines.get(n - 1).startsWith("# ") || !lines.get(n - 1).endsWith("."))) {
        mute.add(lines.get(n));
      }
    }

    assertThat(mute).isEmpty();
  }

  @Test
  void the_example_with_its_keys_set_starts_as_no_file_does() throws IOException {
    var lines = Files.readAllLines(EXAMPLE).stream().map(ExampleSettingsTest::set).toList();
    var file = Files.write(folder.resolve("all.conf"), lines);

    assertThat(asked(SettingsFile.read(file))).isEqualTo(asked(SettingsFile.none()));
  }

  private SortedMap<String, String> asked(SettingsFile file) throws IOException {
    var data = Files.createTempDirectory(folder, "data");
    var flags = Map.of("port", "0", "data", data.toString());
    var settings = new LayeredSettings(flags, Map.of(), file);
    settings.path("data");
    try (var house = House.open(settings, new DataFolder(data))) {
      assertThat(house.port()).isPositive();
    }
    return settings.asked();
  }

  private static SortedMap<String, String> written(List<String> lines) {
    var written = new TreeMap<String, String>();
    for (var line : lines) {
      if (isKey(line)) {
        var at = line.indexOf('=');
        assertThat(written.put(line.substring(1, at).strip(), line.substring(at + 1).strip()))
            .as("twice: " + line)
            .isNull();
      }
    }
    return written;
  }

  /// Sentences have a space after their sign, keys have none.
  private static boolean isKey(String line) {
    return line.matches("#[a-z].*=.*");
  }

  private static String set(String line) {
    return isKey(line) ? line.substring(1) : line;
  }
}
