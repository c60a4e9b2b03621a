package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is let in by a password, and what guessing brings.
class LoggingInTest extends AccountsHouse {
  @Override
  Map<String, String> settings() {
    return Map.of(
        "accounts.logins-per-account", "3",
        "accounts.logins-per-address", "8",
        "http.proxies", "127.0.0.1");
  }

  @BeforeEach
  void register() {
    register(ANA);
  }

  private java.net.http.HttpResponse<String> logIn(String email, String password, String... more) {
    return post(
        "/api/v1/auth/login", Json.write(Map.of("email", email, "password", password)), more);
  }

  @Test
  void the_right_password_lets_in() {
    var in = json(logIn("Ana@EXAMPLE.org", "correct horse"));

    assertThat(in.propertyNames()).containsExactly("jwt", "refresh_token", "id");
    assertThat(text(in, "id")).isEqualTo("1001");
    assertThat(holder(text(in, "jwt")).orElseThrow().scopes()).containsExactly("account");
  }

  @Test
  void an_unknown_address_and_a_wrong_password_have_the_same_answer() {
    var wrong = logIn("ana@example.org", "wrong horse");
    var unknown = logIn("ben@example.org", "wrong horse");
    var none = logIn("no address", "wrong horse");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(none.body()).isEqualTo(wrong.body());
  }

  @Test
  void after_some_wrong_ones_an_account_waits_whether_it_is_there_or_not() {
    for (var email : new String[] {"ana@example.org", "ben@example.org"}) {
      for (var n = 0; n < 3; n++) {
        assertThat(logIn(email, "wrong horse").statusCode()).isEqualTo(401);
      }

      var refused = logIn(email, "correct horse");
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
      assertThat(header(refused, "Retry-After")).isEqualTo("200");
    }
    clock.pass(Duration.ofSeconds(200));
    assertThat(logIn("ana@example.org", "correct horse").statusCode()).isEqualTo(200);
  }

  @Test
  void an_address_waits_that_guesses_at_many_accounts_and_others_do_not() {
    for (var n = 0; n < 8; n++) {
      assertThat(logIn("x" + n + "@example.org", "wrong horse").statusCode()).isEqualTo(401);
    }

    assertThat(logIn("ana@example.org", "correct horse").statusCode()).isEqualTo(429);
    assertThat(
            logIn("ana@example.org", "correct horse", "X-Forwarded-For", "192.0.2.7").statusCode())
        .isEqualTo(200);
  }

  @Test
  void who_knows_the_password_may_come_as_often_as_they_like() {
    for (var n = 0; n < 12; n++) {
      assertThat(logIn("ana@example.org", "correct horse").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_password_is_the_same_from_another_keyboard() {
    register(
        """
        {"email": "zoe@example.org", "password": "fünfzig Äpfel", "username": "zoe"}\
        """);

    assertThat(logIn("zoe@example.org", "fu\u0308nfzig A\u0308pfel").statusCode()).isEqualTo(200);
  }

  @Test
  void a_password_as_long_as_a_book_is_refused_unread() {
    assertProblem(logIn("ana@example.org", "x".repeat(1_025)), 422, "/password");
  }
}
