package hubbub.peopleperplace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.testkit.PinnedClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Answers that are too long for memory.
class BigAnswersTest {
  private final PinnedClock clock = new PinnedClock();
  private final BigAnswers big = new BigAnswers(1, Duration.ofSeconds(60), clock.ticker()::nanos);

  @Test
  void one_whose_reader_takes_too_long_is_cut_and_makes_room() throws Exception {
    var slow =
        big.inTurn(out -> {
          out.write(new byte[10]);
          clock.pass(Duration.ofSeconds(61));
          out.write(new byte[10]);
        });

    assertThatThrownBy(() -> slow.write(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
    var sent = new ByteArrayOutputStream();
    big.inTurn(out -> out.write(new byte[100_000])).write(sent);
    assertThat(sent.size()).isEqualTo(100_000);
  }
}
