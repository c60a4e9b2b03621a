package hubbub.connectors.x;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.words.Words;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a run asked for words is kept with it.
class XOptionsTest {
  @Test
  void what_a_run_asked_for_is_read_as_it_was_written() {
    for (var budget : new BigDecimal[] {null, new BigDecimal("2.50")}) {
      for (var written : List.of("tea", "Beyoncé &as=x \"a & b\" budget=7")) {
        var options = XOptions.write(budget, Words.read(written), written);
        var read = XOptions.read(options);

        assertThat(read.budget()).isEqualTo(budget == null ? null : Long.valueOf(2_500_000));
        assertThat(read.as().map(Words::written).findFirst().orElse("tea"))
            .isEqualTo(Words.read(written).written());
      }
    }
    assertThat(XOptions.read("budget=nonsense").budget()).isZero();
  }
}
