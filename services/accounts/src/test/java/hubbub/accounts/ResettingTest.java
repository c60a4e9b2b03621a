package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A new password for who has forgotten theirs: by a mail over a real SMTP server, and by a link
/// that the owner makes.
class ResettingTest extends AccountsHouse {
  private final GreenMail server =
      new GreenMail(patient(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)));

  private static ServerSetup patient(ServerSetup setup) {
    setup.setServerStartupTimeout(60_000);
    return setup;
  }

  @Override
  Map<String, String> settings() {
    server.start();
    return Map.of(
        "mail.smtp.host", "127.0.0.1",
        "mail.smtp.port", Integer.toString(server.getSmtp().getPort()),
        "mail.smtp.security", "none",
        "mail.from", "hubbub@hubbub.example",
        "public.url", "https://hubbub.example",
        "accounts.logins-per-account", "3");
  }

  @BeforeEach
  void register() {
    register(ANA);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private HttpResponse<String> forgot(String email) {
    return post("/api/v1/auth/forgot", Json.write(Map.of("email", email)));
  }

  private HttpResponse<String> reset(String code, String password) {
    return post("/api/v1/auth/reset", Json.write(Map.of("code", code, "password", password)));
  }

  private HttpResponse<String> logIn(String password) {
    return post(
        "/api/v1/auth/login", Json.write(Map.of("email", "ana@example.org", "password", password)));
  }

  private static String code(String text) {
    return text.substring(text.indexOf("/reset#") + "/reset#".length()).split("\\s|\"", 2)[0];
  }

  private String link() {
    var answer = postAsOwner("/api/v1/accounts/1001/reset-link", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return code(answer.body());
  }

  @Test
  void a_mail_brings_a_link_that_sets_a_new_password() throws MessagingException, IOException {
    var jwt = text(json(logIn("correct horse")), "jwt");
    assertThat(forgot("ANA@example.org").statusCode()).isEqualTo(202);

    Await.until(() -> server.getReceivedMessages().length == 1);
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()[0]).hasToString("ana@example.org");
    assertThat(mail.getFrom()[0]).hasToString("hubbub@hubbub.example");
    var text = mail.getContent().toString();
    assertThat(text).contains("https://hubbub.example/reset#");
    assertThat(reset(code(text), "staple battery").statusCode()).isEqualTo(204);
    assertThat(holder(jwt)).as("all sessions end").isEmpty();
    assertThat(logIn("staple battery").statusCode()).isEqualTo(200);
    assertThat(reset(code(text), "again a battery").statusCode()).as("once").isEqualTo(422);
  }

  @Test
  void nobody_learns_whether_an_address_has_an_account() {
    var known = forgot("ana@example.org");
    var unknown = forgot("ben@example.org");

    assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
    assertThat(unknown.body()).isEqualTo(known.body()).isEqualTo("{\"mail\":true}");
    Await.until(() -> server.getReceivedMessages().length == 1);
  }

  @Test
  void nobody_gets_more_mails_than_a_few_an_hour_from_whoever_asks() {
    for (var n = 0; n < 3; n++) {
      assertThat(forgot("ana@example.org").statusCode()).isEqualTo(202);
      clock.pass(Duration.ofMinutes(1));
    }
    clock.pass(Duration.ofMinutes(10));

    assertThat(forgot("ana@example.org").statusCode()).isEqualTo(429);
  }

  @Test
  void a_link_works_no_more_after_another_address_or_another_password() {
    var jwt = text(json(logIn("correct horse")), "jwt");
    var mailed = link();
    var patch = "{\"email\": \"new@example.org\", \"password\": \"correct horse\"}";
    json(send("PATCH", "/api/v1/account", patch, bearer(jwt)));
    assertProblem(reset(mailed, "staple battery"), 422, "/code");

    var other = link();
    var change = "{\"current\": \"correct horse\", \"password\": \"battery horse\"}";
    post("/api/v1/account/password", change, bearer(jwt));
    assertProblem(reset(other, "staple battery"), 422, "/code");
  }

  @Test
  void who_asks_too_often_waits() {
    for (var email : new String[] {"ana@example.org", "ben@example.org"}) {
      for (var n = 0; n < 3; n++) {
        assertThat(forgot(email).statusCode()).isEqualTo(202);
      }
      assertThat(forgot(email).statusCode()).isEqualTo(429);
    }
  }

  @Test
  void the_owner_makes_a_link_for_somebody_and_the_one_before_stops_working() {
    var first = link();
    var second = link();

    assertProblem(reset(first, "staple battery"), 422, "/code");
    assertThat(reset(second, "staple battery").statusCode()).isEqualTo(204);
    assertThat(logIn("staple battery").statusCode()).isEqualTo(200);
  }

  @Test
  void a_link_is_over_after_a_day() {
    var code = link();
    clock.pass(Duration.ofDays(1));

    assertProblem(reset(code, "staple battery"), 422, "/code");
  }

  @Test
  void a_bad_password_leaves_the_link_as_it_is() {
    var code = link();

    assertProblem(reset(code, "passw0rd"), 422, "/password");
    assertThat(reset(code, "staple battery").statusCode()).isEqualTo(204);
  }

  @Test
  void only_the_owner_makes_links() {
    assertThat(post("/api/v1/accounts/1001/reset-link", "", bearer(person("Ben"))).statusCode())
        .isEqualTo(403);
    assertThat(postAsOwner("/api/v1/accounts/77/reset-link", "").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_no_code_is_refused() {
    for (var code : new String[] {"", "x", "../..", "x".repeat(5_000)}) {
      assertProblem(reset(code, "staple battery"), 422, "/code");
    }
  }
}
