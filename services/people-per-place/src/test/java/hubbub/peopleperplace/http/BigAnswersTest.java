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

  /// A reader for whom each piece takes so long.
  private OutputStream slow(Duration pause) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        clock.pass(pause);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        clock.pass(pause);
      }
    };
  }

  @Test
  void one_whose_reader_takes_too_long_is_cut() {
    var sent = big.inTurn(out -> out.write(new byte[100_000]));

    assertThatThrownBy(() -> sent.write(slow(Duration.ofSeconds(31))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void a_reader_who_takes_nothing_keeps_no_other_one_waiting() throws Exception {
    var other = new ByteArrayOutputStream();
    var waiting =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
              big.inTurn(out -> out.write(new byte[100_000])).write(other);
            } catch (Exception e) {
              throw new IOException(e);
            }
          }
        };

    big.inTurn(out -> out.write(new byte[10])).write(waiting);

    assertThat(other.size()).isEqualTo(100_000);
  }

  @Test
  void what_is_refused_while_it_is_read_is_refused() {
    var gone = new IllegalStateException("gone");

    assertThatThrownBy(() ->
            big.inTurn(
                    _ -> {
                      throw gone;
                    })
                .write(OutputStream.nullOutputStream()))
        .isSameAs(gone);
  }
}
