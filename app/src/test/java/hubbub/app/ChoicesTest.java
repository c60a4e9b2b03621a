package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.config.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoicesTest {
  @TempDir Path folder;

  @Test
  void data_lie_where_the_system_wants_them() {
    var home = Map.of("HOME", "/h/ana");

    assertThat(DataFolder.usual(home, "Linux")).hasToString("/h/ana/.local/share/hubbub");
    assertThat(DataFolder.usual(home, "Mac OS X"))
        .hasToString("/h/ana/Library/Application Support/hubbub");
    assertThat(DataFolder.usual(Map.of("HOME", "/h/ana", "XDG_DATA_HOME", "/d"), "Linux"))
        .hasToString("/d/hubbub");
  }

  @Test
  void the_data_folders_own_file_is_read_when_none_is_named() throws IOException {
    Files.writeString(folder.resolve("hubbub.conf"), "port = 8123\n");

    var settings = Choices.of(Map.of("data", folder.toString()), Map.of()).settings();

    assertThat(settings.number("port", 8000, 1, 65_535)).isEqualTo(8123);
  }

  @Test
  void a_named_file_is_read_instead() throws IOException {
    Files.writeString(folder.resolve("hubbub.conf"), "port = 8123\n");
    var named = Files.writeString(folder.resolve("other.conf"), "port = 8124\n");
    var data = Map.of("data", folder.toString(), "config", named.toString());

    assertThat(Choices.of(data, Map.of()).settings().number("port", 8000, 1, 65_535))
        .isEqualTo(8124);
    assertThat(
            Choices.of(Map.of(), Map.of("HUBBUB_CONFIG", named.toString()))
                .settings()
                .number("port", 8000, 1, 65_535))
        .isEqualTo(8124);
  }

  @Test
  void a_named_file_may_say_where_data_lie_from_where_it_stands() throws IOException {
    var named = Files.writeString(folder.resolve("x.conf"), "data = here\n");

    var choices = Choices.of(Map.of("config", named.toString()), Map.of());

    assertThat(choices.data().path()).isEqualTo(folder.resolve("here"));
  }

  @Test
  void the_data_folders_own_file_cannot_send_the_data_elsewhere() throws IOException {
    Files.writeString(folder.resolve("hubbub.conf"), "data = elsewhere\n");

    assertThatThrownBy(() -> Choices.of(Map.of("data", folder.toString()), Map.of()))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("data: ");
  }
}
