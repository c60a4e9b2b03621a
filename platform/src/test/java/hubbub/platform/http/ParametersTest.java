package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Parameters of queries.
class ParametersTest {
  @Test
  void of_one_that_comes_several_times_the_first_counts_or_all_do() {
    var query = Parameters.parse("id=1&login=ana&id=2&id=a%20b");

    assertThat(query.text("id")).hasValue("1");
    assertThat(query.texts("id")).containsExactly("1", "2", "a b");
    assertThat(query.texts("none")).isEmpty();
  }
}
