package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the words of a command line are read.
class CommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port|--port needs a value",
        "--port=|--port needs a value",
        "--port --data here|--port needs a value",
        "--prot 1|there is no --prot; did you mean --port?",
        "--ports=1|there is no --ports; did you mean --port?",
        "-x|there is no -x",
        "dance|there is no command dance",
        "lgos|there is no command lgos; did you mean logs?",
        "-f|there is no -f",
        "logs now|what is now?",
        "logs --data a --data b|--data is given twice",
        "backup|backup needs FOLDER",
        "migrate|migrate needs --status",
        "--status|there is no --status",
      })
  void what_cannot_be_read_is_said(String words, String why) {
    var said = Said.by(words.split(" "));

    assertThat(said)
        .isEqualTo(new Said(2, "", "hubbub: " + why + " (./hubbub --help says what there is)\n"));
  }

  @Test
  void flags_stand_before_or_behind_a_command() {
    var nobody = "hubbub: no Hubbub is running on the data folder " + folder + "\n";

    assertThat(Said.by("owner-link", "--data", folder.toString()))
        .isEqualTo(new Said(1, "", nobody));
    assertThat(Said.by("--data=" + folder, "owner-link")).isEqualTo(new Said(1, "", nobody));
  }

  @Test
  void help_wins_over_everything() {
    assertThat(Said.by("dance", "--help").status()).isZero();
  }

  @Test
  void the_version_is_shown() {
    assertThat(Said.by("--version").out()).startsWith("Hubbub ");
  }
}
