package hubbub.platform.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.StreamRights;
import hubbub.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How accounts are asked in another process whom a secret belongs to.
class FarAccountsTest {
  private static final KeyHolder ANA =
      new KeyHolder(
          "session:1",
          new Account("1001", "ana", "Ana", Instant.EPOCH),
          false,
          Set.of("account"),
          "a browser",
          Instant.EPOCH.plusSeconds(60));

  private static final StreamRights FRIDAY =
      new StreamRights(
          "key-1",
          new OwnChannel("1003", "friday", "1001", "Friday's show", Instant.EPOCH),
          List.of("/friday*"));

  /// Knows Ana's secret, which is also a stream key here, until she takes it back.
  private static final class Door implements Far {
    final List<String> asked = new ArrayList<>();
    boolean takenBack;
    boolean away;

    @Override
    public <T> T get(String target, Class<T> type) {
      throw new AssertionError("a secret must not stand in an address");
    }

    @Override
    public <T> T post(String target, Object body, Class<T> type) {
      if (away) {
        throw new NoAnswer("accounts");
      }
      asked.add(target + " " + Json.write(body));
      var known = Json.write(body).contains("anas") && !takenBack;
      var answer =
          type == FarAccounts.Rights.class
              ? new FarAccounts.Rights(known ? FRIDAY : null)
              : new FarAccounts.Answer(known ? ANA : null);
      return Json.mapper().readValue(Json.write(answer), type);
    }
  }

  private final Door door = new Door();
  private volatile long nanos;
  private final FarAccounts accounts = new FarAccounts(door, () -> nanos);

  @Test
  void the_secret_goes_in_the_body_and_its_holder_comes_back() {
    assertThat(accounts.holder("anas-secret")).isEqualTo(Optional.of(ANA));
    assertThat(accounts.holder("nobodys")).isEmpty();
    assertThat(door.asked)
        .containsExactly(
            "/api/v1/accounts/holder {\"secret\":\"anas-secret\"}",
            "/api/v1/accounts/holder {\"secret\":\"nobodys\"}");
  }

  @Test
  void a_stream_key_goes_in_the_body_and_what_it_opens_comes_back() {
    assertThat(accounts.streamRights("anas-secret")).isEqualTo(Optional.of(FRIDAY));
    assertThat(accounts.streamRights("nobodys")).isEmpty();
    assertThat(door.asked)
        .containsExactly(
            "/api/v1/accounts/stream-rights {\"secret\":\"anas-secret\"}",
            "/api/v1/accounts/stream-rights {\"secret\":\"nobodys\"}");
  }

  @Test
  void what_a_stream_key_opens_is_remembered_for_five_seconds_and_no_longer() {
    assertThat(accounts.streamRights("anas-secret")).isPresent();
    door.takenBack = true;

    nanos = Duration.ofMillis(4_999).toNanos();
    assertThat(accounts.streamRights("anas-secret")).isPresent();
    assertThat(accounts.holder("anas-secret")).as("asked by itself").isEmpty();
    nanos = Duration.ofSeconds(5).toNanos();
    assertThat(accounts.streamRights("anas-secret")).isEmpty();
    door.away = true;
    assertThat(accounts.streamRights("anas-secret")).isEmpty();
    assertThatThrownBy(() -> accounts.streamRights("another")).isInstanceOf(NoAnswer.class);
  }

  @Test
  void an_answer_is_remembered_for_five_seconds_and_no_longer() {
    assertThat(accounts.holder("anas-secret")).isPresent();
    door.takenBack = true;

    nanos = Duration.ofMillis(4_999).toNanos();
    assertThat(accounts.holder("anas-secret")).isPresent();
    nanos = Duration.ofSeconds(5).toNanos();
    assertThat(accounts.holder("anas-secret")).isEmpty();
    assertThat(door.asked).hasSize(2);
  }

  @Test
  void while_accounts_is_away_nothing_new_is_known() {
    assertThat(accounts.holder("anas-secret")).isPresent();
    door.away = true;

    assertThat(accounts.holder("anas-secret")).isPresent();
    assertThatThrownBy(() -> accounts.holder("another")).isInstanceOf(NoAnswer.class);
  }

  @Test
  void very_many_are_not_all_remembered() {
    for (var n = 0; n < 10_001; n++) {
      accounts.holder("x" + n);
    }

    accounts.holder("x10000");
    assertThat(door.asked).hasSize(10_001);
    accounts.holder("x0");
    assertThat(door.asked).hasSize(10_002);
  }
}
