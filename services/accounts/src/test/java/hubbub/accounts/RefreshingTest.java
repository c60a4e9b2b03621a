package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How somebody stays in: tokens that work once, two tabs, and a thief.
class RefreshingTest extends AccountsHouse {
  private JsonNode in = Json.mapper().createObjectNode();

  @BeforeEach
  void register() {
    in = register(ANA);
  }

  private HttpResponse<String> refresh(String token) {
    return post("/api/v1/auth/refresh", Json.write(Map.of("refresh_token", token)));
  }

  private String next(String token) {
    return text(json(refresh(token)), "refresh_token");
  }

  @Test
  void a_refresh_token_gives_the_next_two() {
    var again = json(refresh(text(in, "refresh_token")));

    assertThat(again.propertyNames()).containsExactly("jwt", "refresh_token");
    assertThat(text(again, "refresh_token")).isNotEqualTo(text(in, "refresh_token"));
    assertThat(holder(text(again, "jwt")).orElseThrow().account().login()).isEqualTo("ana_b");
  }

  @Test
  void each_next_one_works() {
    var token = text(in, "refresh_token");
    for (var n = 0; n < 5; n++) {
      clock.pass(Duration.ofMinutes(9));
      token = next(token);
    }
    assertThat(refresh(token).statusCode()).isEqualTo(200);
  }

  @Test
  void two_tabs_at_once_get_the_same_next_one_and_both_go_on() {
    var token = text(in, "refresh_token");
    var one = next(token);
    clock.pass(Duration.ofSeconds(10));
    var other = next(token);

    assertThat(other).isEqualTo(one);
    clock.pass(Duration.ofMinutes(1));
    assertThat(refresh(one).statusCode()).isEqualTo(200);
  }

  @Test
  void an_old_one_ends_the_session_for_everybody() {
    var token = text(in, "refresh_token");
    var next = json(refresh(token));
    clock.pass(Duration.ofSeconds(11));

    assertThat(refresh(token).statusCode()).isEqualTo(401);
    assertThat(refresh(text(next, "refresh_token")).statusCode()).isEqualTo(401);
    assertThat(holder(text(next, "jwt"))).as("access tokens end with it").isEmpty();
  }

  @Test
  void one_from_long_ago_ends_the_session_too() {
    var first = text(in, "refresh_token");
    var last = next(next(next(first)));

    assertThat(refresh(first).statusCode()).isEqualTo(401);
    assertThat(refresh(last).statusCode()).isEqualTo(401);
  }

  @Test
  void other_sessions_of_the_account_go_on() {
    var other = json(post("/api/v1/auth/login", ANA));
    var token = text(in, "refresh_token");
    var _ = next(next(token));
    assertThat(refresh(token).statusCode()).isEqualTo(401);

    assertThat(refresh(text(other, "refresh_token")).statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_no_refresh_token_is_refused() {
    for (var token : new String[] {"", ".", "x", "x.y", text(in, "jwt"), "x".repeat(5_000)}) {
      assertThat(refresh(token).statusCode()).as(token).isEqualTo(401);
    }
  }

  @Test
  void after_a_month_one_logs_in_again() {
    clock.pass(Duration.ofDays(30));

    assertThat(refresh(text(in, "refresh_token")).statusCode()).isEqualTo(401);
  }
}
