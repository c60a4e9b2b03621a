package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
  @Test
  void no_words_start_the_house() {
    assertThat(Command.parse(List.of())).isEqualTo(new Command.Run(Map.of()));
  }

  @Test
  void flags_take_the_next_word_or_what_follows_the_equals_sign() {
    assertThat(Command.parse(List.of("--port", "9000", "--data=/a b/c")))
        .isEqualTo(new Command.Run(Map.of("port", "9000", "data", "/a b/c")));
  }

  @Test
  void a_command_comes_first_and_takes_flags() {
    assertThat(Command.parse(List.of("logs", "-f", "--data", "x")))
        .isEqualTo(new Command.Logs(Map.of("data", "x"), true));
    assertThat(Command.parse(List.of("migrate", "--status")))
        .isEqualTo(new Command.MigrateStatus(Map.of()));
    assertThat(Command.parse(List.of("move"))).isEqualTo(new Command.Move(Map.of()));
    assertThat(Command.parse(List.of("backup", "/copy", "--data", "x")))
        .isEqualTo(new Command.Backup(Map.of("data", "x"), "/copy"));
    assertThat(Command.parse(List.of("owner-link"))).isEqualTo(new Command.OwnerLink(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "--port,--port needs a value",
    "--port=,--port needs a value",
    "--ports=1,there is no --ports=1",
    "-x,there is no -x",
    "dance,there is no command dance",
    "-f,-f belongs to logs",
    "backup,backup needs a folder to write to",
    "migrate,migrating happens at each start; --status shows",
    "--status,--status belongs to migrate",
  })
  void what_cannot_be_read_is_said(String word, String why) {
    assertThat(Command.parse(List.of(word))).isEqualTo(new Command.Wrong(why));
  }

  @Test
  void a_second_word_is_not_understood() {
    assertThat(Command.parse(List.of("logs", "now"))).isEqualTo(new Command.Wrong("what is now?"));
  }

  @Test
  void a_flag_that_is_unknown_is_named_and_not_what_stands_behind_it() {
    assertThat(Command.parse(List.of("--prot", "1")))
        .isEqualTo(new Command.Wrong("there is no --prot"));
  }

  @Test
  void a_flag_is_no_value_of_another_one() {
    assertThat(Command.parse(List.of("--port", "--data", "here")))
        .isEqualTo(new Command.Wrong("--port needs a value"));
  }

  @Test
  void help_wins_over_everything() {
    assertThat(Command.parse(List.of("dance", "--help"))).isEqualTo(new Command.Help());
  }
}
