package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Line;
import hubbub.contracts.archive.PersonOptedOut;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepingTest {
  private static final Duration MISSED = Duration.ofMinutes(10);
  private static final Map<String, String> TWO_DAYS = Map.of("chat.retention-days", "2");

  @TempDir Path folder;
  private ChatHouse chat;

  @BeforeEach
  void open() {
    chat = new ChatHouse(folder, TWO_DAYS).settled();
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void lines_go_when_they_are_old_and_their_numbers_never_come_again() {
    var old = chat.line("Ben", "old").offset();
    chat.clock.pass(Duration.ofDays(3));
    chat.service.tidy();
    assertThat(chat.history()).isEmpty();
    chat.close();
    chat = new ChatHouse(folder, TWO_DAYS, chat.clock);

    assertThat(chat.line("Ben", "new").offset().n()).isEqualTo(old.n() + 1);
  }

  @Test
  void lines_of_who_opted_out_go_when_nobody_can_have_missed_them() {
    chat.line("Ben", "kept for a while");
    chat.line("Cleo", "kept");
    chat.tell(new PersonOptedOut("hubbub", ChatHouse.id("Ben"), true, chat.clock.instant()));
    chat.service.tidy();
    assertThat(chat.history()).hasSize(2);

    chat.clock.pass(MISSED.plusMillis(1));
    chat.service.tidy();

    assertThat(chat.history().stream().map(Line::text)).containsExactly("kept");
  }
}
