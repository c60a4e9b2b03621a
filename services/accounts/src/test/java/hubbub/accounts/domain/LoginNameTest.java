package hubbub.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.accounts.domain.LoginName.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one may be called.
class LoginNameTest {
  private static LoginName name(String text) {
    return ((Read.Good) LoginName.read(text)).name();
  }

  @Test
  void a_name_is_kept_as_written_and_its_login_is_small() {
    assertThat(name("Ana_B")).isEqualTo(new LoginName("Ana_B", "ana_b"));
  }

  @ParameterizedTest
  @CsvSource({
    "ana_b, anab",
    "paul, pau1",
    "paul, paui",
    "zero9, zer09",
    "corner, comer",
    "winner, vvinner",
    "corn_er, com_er",
    "a_r_n_a, ama"
  })
  void names_that_look_alike_have_one_skeleton(String one, String other) {
    assertThat(name(one).skeleton()).isEqualTo(name(other).skeleton());
  }

  @ParameterizedTest
  @CsvSource({"ana, anna", "bob, b0bb", "kestrel, kestre"})
  void others_do_not(String one, String other) {
    assertThat(name(one).skeleton()).isNotEqualTo(name(other).skeleton());
  }

  @ParameterizedTest
  @CsvSource({"api", "ADMIN", "adm1n", "mod_s", "justinfan1", "Just1nfan_9", "HUBBUB", "oauth2"})
  void addresses_of_ours_and_names_of_power_are_nobodys(String text) {
    assertThat(LoginName.read(text)).isInstanceOf(Read.Wrong.class);
  }
}
