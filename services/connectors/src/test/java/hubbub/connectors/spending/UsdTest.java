package hubbub.connectors.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Amounts.
class UsdTest {
  @ParameterizedTest
  @CsvSource({
    "0.005,5000,0.005 USD,0.005",
    "2,2000000,2.00 USD,2",
    "2.50,2500000,2.50 USD,2.5",
    "0.000001,1,0.000001 USD,0.000001",
    "1000000,1000000000000,1000000.00 USD,1000000",
    "0,0,0.00 USD,0"
  })
  void an_amount_is_exact(String written, long micros, String words, String amount) {
    assertThat(Usd.micros(written)).isEqualTo(micros);
    assertThat(Usd.words(micros)).isEqualTo(words);
    assertThat(Usd.amount(micros).toPlainString()).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "two", "0.0000001", "1000001", "1e30", "1e-30", "1e999999999"})
  void what_is_no_amount_is_refused(String written) {
    assertThatThrownBy(() -> Usd.micros(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
