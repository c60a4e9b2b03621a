package hubbub.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which passwords are let in.
class PasswordRuleTest {
  private final PasswordRule rule =
      new PasswordRule(Set.of("password", "dragon", "iloveyou", "welcome"));

  private boolean isGood(String password) {
    return rule.trouble(password, Set.of("ana_b", "ana@example.org")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password", "PASSWORD", "Password1", "passw0rd", "p@ssw0rd!", "password123!", "!!dragon99",
        "dr4gon2026", "1L0v3y0u", "i love you!", "Welcome1!", "12345678", "87654321", "19870412",
        "0000000000", "aaaaaaaa", "abcabcabc", "abababab", "qwertyuiop", "poiuytrewq", "asdfghjkl",
        "1qaz2wsx", "abcdefgh", "ana@example.org", "ANA@example.org"
      })
  void what_everybody_tries_first_is_refused(String password) {
    assertThat(isGood(password)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse",
        "dragons are polite",
        "7 green spoons",
        "löwenzahn-tee",
        "x9!kQ2#v",
        "my password is long",
        "ペンギンは飛べない",
        "84629173645"
      })
  void others_are_let_in(String password) {
    assertThat(isGood(password)).isTrue();
  }

  @Test
  void eight_characters_are_enough_whatever_they_are_written_with() {
    assertThat(isGood("🦊🐢🦉🐝🐌🦔🐞🦇")).isTrue();
    assertThat(isGood("🦊🐢🦉🐝🐌🦔🐞")).isFalse();
  }

  @Test
  void a_thousand_and_twenty_four_bytes_are_the_most() {
    assertThat(isGood("äb".repeat(341) + "x")).isTrue();
    assertThat(isGood("äx".repeat(341) + "xy")).isFalse();
  }
}
