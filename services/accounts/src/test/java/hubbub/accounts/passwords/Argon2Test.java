package hubbub.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.accounts.domain.Passwords.Busy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How passwords are kept, and that a flood of them stays small.
class Argon2Test {
  /// Of the reference implementation's own tests: password "password", salt "somesalt".
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void hashes_of_others_are_read(String kept) {
    assertThat(Argon2.fits("password", kept)).isTrue();
    assertThat(Argon2.fits("passwore", kept)).isFalse();
  }

  @Test
  void a_hash_names_its_cost_and_fits_its_password_alone() {
    var kept = Argon2.hash("correct horse");

    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(Argon2.fits("correct horse", kept)).isTrue();
    assertThat(Argon2.fits("correct hors", kept)).isFalse();
    assertThat(Argon2.hash("correct horse")).as("another salt").isNotEqualTo(kept);
  }

  @Test
  void nobodys_hash_fits_nothing_and_costs_as_much() {
    try (var passwords = new FewAtOnce(1, Duration.ofSeconds(30))) {
      assertThat(passwords.nobodys()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
      assertThat(passwords.fits("correct horse", passwords.nobodys())).isFalse();
    }
  }

  @Test
  void whoever_would_wait_too_long_is_sent_away() {
    try (var passwords = new FewAtOnce(1, Duration.ZERO)) {
      assertThatThrownBy(() -> passwords.hash("correct horse")).isInstanceOf(Busy.class);
    }
  }

  /// Each takes 19 MiB: all at once would take 19 GiB.
  @Test
  void of_a_thousand_at_once_a_few_are_computed_and_others_wait_or_are_sent_away()
      throws InterruptedException, ExecutionException {
    var kept = Argon2.hash("correct horse");
    var fit = 0;
    var sentAway = 0;
    try (var passwords = new FewAtOnce(2, Duration.ofSeconds(3));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries = new ArrayList<Callable<Boolean>>();
      for (var n = 0; n < 1_000; n++) {
        tries.add(() -> passwords.fits("correct horse", kept));
      }
      for (var one : threads.invokeAll(tries)) {
        try {
          assertThat(one.get()).isTrue();
          fit++;
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(Busy.class);
          sentAway++;
        }
      }
    }

    assertThat(fit).isPositive();
    assertThat(fit + sentAway).isEqualTo(1_000);
  }
}
