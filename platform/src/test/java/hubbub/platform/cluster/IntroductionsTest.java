package hubbub.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.KeyHolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one process believes of another.
class IntroductionsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final ClusterSecret SECRET = new ClusterSecret("0123456789abcdef0123456789abcdef");
  private static final Introduction ANA =
      new Introduction("token:ana's ö", false, Set.of("runs:write", "archive:read"));

  private final Introductions door = at(SECRET, NOON.plusSeconds(10));
  private final Introductions service =
      new Introductions(SECRET, new Later(NOON, Duration.ofSeconds(10)));

  private static Introductions at(ClusterSecret secret, Instant moment) {
    return new Introductions(secret, Clock.fixed(moment, ZoneOffset.UTC));
  }

  /// A clock that says one moment first, and another one ever after.
  private static final class Later extends Clock {
    private final Instant first;
    private final Duration then;
    private boolean asked;

    Later(Instant first, Duration then) {
      this.first = first;
      this.then = then;
    }

    @Override
    public Instant instant() {
      var now = asked ? first.plus(then) : first;
      asked = true;
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private static Introductions.Read refused(String why) {
    return new Introductions.Read.Refused(why);
  }

  @Test
  void an_introduction_says_who_asks_and_what_they_may() {
    var header = door.write("POST", "/api/v1/runs?x=1", ANA);

    assertThat(service.read(header, "POST", "/api/v1/runs?x=1"))
        .isEqualTo(new Introductions.Read.Believed(ANA));
  }

  @Test
  void one_without_any_rights_is_an_introduction_too() {
    var guest = new Introduction("guest", false, Set.of());

    assertThat(service.read(door.write("GET", "/", guest), "GET", "/"))
        .isEqualTo(new Introductions.Read.Believed(guest));
  }

  @Test
  void whoever_is_signed_in_is_introduced_by_their_account() {
    var account = new Account("1001", "ana", "Ana", NOON);
    var ana = new Introduction("account:1001", false, Set.of("chat:edit"), Optional.of(account));

    assertThat(service.read(door.write("GET", "/", ana), "GET", "/"))
        .isEqualTo(new Introductions.Read.Believed(ana));
  }

  @Test
  void their_key_and_from_where_they_ask_go_along() {
    var account = new Account("1001", "ana", "Ana", NOON);
    var key = new KeyHolder("token:7", account, true, Set.of("chat:edit"), "My bot", NOON);
    var ana =
        new Introduction(
            "account:1001",
            true,
            Set.of("chat:edit"),
            Optional.of(account),
            Optional.of(key),
            Optional.of(new Whence("2001:db8::7", true, true)));

    assertThat(service.read(door.write("GET", "/", ana), "GET", "/"))
        .isEqualTo(new Introductions.Read.Believed(ana));
  }

  @Test
  void it_holds_for_one_request_only() {
    var header = door.write("POST", "/launch", ANA);
    assertThat(service.read(header, "POST", "/launch"))
        .isInstanceOf(Introductions.Read.Believed.class);

    assertThat(service.read(header, "POST", "/launch")).isEqualTo(refused("it was used before"));
  }

  @Test
  void it_holds_for_its_method_and_address_only() {
    var unsigned = refused("it is not signed with this installation's secret");

    assertThat(service.read(door.write("GET", "/a", ANA), "DELETE", "/a")).isEqualTo(unsigned);
    assertThat(service.read(door.write("GET", "/a", ANA), "GET", "/a?all")).isEqualTo(unsigned);
  }

  @Test
  void another_installations_secret_is_not_believed() {
    var other = at(new ClusterSecret("fedcba9876543210fedcba9876543210"), NOON.plusSeconds(10));

    assertThat(service.read(other.write("GET", "/", ANA), "GET", "/"))
        .isEqualTo(refused("it is not signed with this installation's secret"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void nothing_of_it_can_be_changed(int part) {
    var parts = door.write("GET", "/", ANA).split(" ");
    parts[part] =
        switch (part) {
          case 1 -> Long.toString(Long.parseLong(parts[1]) + 1);
          case 2 -> "0000000000000000";
          case 3 -> "owner";
          case 4 -> "owner";
          default ->
              Base64.getUrlEncoder()
                  .encodeToString("eve".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        };

    assertThat(service.read(String.join(" ", parts), "GET", "/"))
        .isInstanceOf(Introductions.Read.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v1", "v2 1 2 3 4 5 6", "v1 a b owner - x !!", "v1 1 2 owner - eA eA"})
  void what_is_none_is_refused(String header) {
    assertThat(service.read(header, "GET", "/")).isInstanceOf(Introductions.Read.Refused.class);
    assertThat(service.read("v1 ".repeat(2_000), "GET", "/"))
        .isEqualTo(refused("it is none that this version reads"));
  }

  @Test
  void one_of_another_time_is_refused() {
    var tooOld = at(SECRET, NOON.plusSeconds(10).minus(Introductions.LASTING).minusMillis(1));
    var tooNew = at(SECRET, NOON.plusSeconds(10).plus(Introductions.LASTING).plusMillis(1));

    for (var other : java.util.List.of(tooOld, tooNew)) {
      assertThat(service.read(other.write("GET", "/", ANA), "GET", "/"))
          .isEqualTo(refused("it is from another time; are both clocks right?"));
    }
  }

  @Test
  void one_that_an_earlier_life_of_this_process_may_have_used_is_refused() {
    var before = at(SECRET, NOON.minusMillis(1));

    assertThat(service.read(before.write("GET", "/", ANA), "GET", "/"))
        .isEqualTo(refused("it is older than this process"));
  }

  @Test
  void numbers_are_remembered_as_long_as_they_could_be_used_and_not_for_ever() {
    var used = new UsedNumbers(1_000);
    assertThat(used.use(1, 10_000)).isEqualTo(UsedNumbers.Use.NEW);

    assertThat(used.use(1, 10_999)).isEqualTo(UsedNumbers.Use.USED);
    assertThat(used.use(2, 11_000)).isEqualTo(UsedNumbers.Use.NEW);
    assertThat(used.use(1, 11_500)).isEqualTo(UsedNumbers.Use.USED);
    assertThat(used.use(1, 13_000)).isEqualTo(UsedNumbers.Use.NEW);
  }

  @Test
  void a_secret_is_never_printed() {
    assertThat(SECRET.toString()).doesNotContain("0123");
  }
}
