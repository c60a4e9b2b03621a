package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.contracts.accounts.TwitchKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The keys that Twitch gave are renewed, validated, ended and kept from everybody's eyes.
class TwitchKeysTest extends TwitchHouse {
  private static final String REFRESHES = "/token refresh_token";
  private String session = "";
  private String id = "";

  @BeforeEach
  void comeIn() {
    session = session(signIn("kestrel"));
    id = idOf(session);
  }

  private String token() {
    return keys().keyOf(id).orElseThrow().token();
  }

  @Test
  void a_key_opens_twitch_and_is_renewed_before_it_ends() {
    var first = token();
    assertThat(twitch.holder(first).orElseThrow().login()).isEqualTo("kestrel");
    assertThat(token()).isEqualTo(first);
    assertThat(twitch.calls(REFRESHES)).isZero();

    clock.pass(Duration.ofHours(3).plusMinutes(56));

    assertThat(token()).isNotEqualTo(first);
    assertThat(twitch.holder(token())).isPresent();
    assertThat(twitch.calls(REFRESHES)).isEqualTo(1);
  }

  @Test
  void many_at_once_whose_key_was_refused_renew_it_once() throws Exception {
    var refused = token();
    twitch.expireTokens("77");
    var asking = new ArrayList<Callable<Optional<TwitchKey>>>();
    for (var n = 0; n < 20; n++) {
      asking.add(() -> keys().keyAfter(id, refused));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var got = new HashSet<String>();
      for (var one : threads.invokeAll(asking)) {
        got.add(one.get().orElseThrow().token());
      }
      assertThat(got).hasSize(1);
      assertThat(twitch.holder(got.iterator().next())).isPresent();
    }
    assertThat(twitch.calls(REFRESHES)).isEqualTo(1);
  }

  @Test
  void what_twitch_renews_no_more_ends_and_says_so_and_signing_in_mends_it() {
    var refused = token();
    twitch.takeBack("77");

    assertThat(keys().keyAfter(id, refused)).isEmpty();

    assertThat(keys().keyOf(id)).isEmpty();
    assertThat(state(session))
        .contains("\"connected\":false", "sign in with Twitch again", "\"login\":\"kestrel\"");
    assertThat(told().getLast()).isInstanceOf(TwitchDisconnected.class);
    assertThat(idOf(session(signIn("kestrel")))).isEqualTo(id);
    assertThat(state(session)).contains("\"connected\":true", "\"trouble\":null");
  }

  @Test
  void twitch_in_trouble_ends_nothing() {
    var known = token();
    for (var status : List.of(500, 503, 429, 403)) {
      twitch.fail("/token", status);
      assertThatThrownBy(() -> keys().keyAfter(id, known)).isInstanceOf(NoAnswer.class);
      assertThat(token()).isEqualTo(known);
    }
    clock.pass(Duration.ofHours(3).plusMinutes(56));
    assertThat(token()).as("it still holds for minutes").isEqualTo(known);
    clock.pass(Duration.ofMinutes(5));
    assertThatThrownBy(this::token).isInstanceOf(NoAnswer.class);

    twitch.heal();
    assertThat(token()).isNotEqualTo(known);
    assertThat(told()).noneMatch(TwitchDisconnected.class::isInstance);
  }

  @Test
  void keys_are_validated_each_hour_and_what_was_taken_back_ends() {
    clock.pass(Duration.ofSeconds(1));
    accounts.twitchRound();
    var before = twitch.calls("/validate");
    accounts.twitchRound();
    assertThat(twitch.calls("/validate")).isEqualTo(before);

    clock.pass(Duration.ofMinutes(61));
    twitch.fail("/validate", 503);
    accounts.twitchRound();
    assertThat(state(session)).contains("\"connected\":true");
    twitch.heal();
    twitch.takeBack("77");
    accounts.twitchRound();

    assertThat(state(session)).contains("\"connected\":false");
    assertThat(told().getLast()).isInstanceOf(TwitchDisconnected.class);
  }

  @Test
  void the_installations_own_key_is_fetched_once_and_after_a_refusal() {
    var first = keys().appKey().orElseThrow();
    assertThat(first.userId()).isEmpty();
    assertThat(keys().appKey()).contains(first);
    var second = keys().appKeyAfter(first.token()).orElseThrow();
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(keys().appKeyAfter(first.token())).contains(second);
    assertThat(twitch.calls("/token client_credentials")).isEqualTo(2);
  }

  @Test
  void no_token_stands_in_any_file_and_the_keys_are_ours_alone() throws IOException {
    house.settle();
    var file = folder.resolve("accounts").resolve("twitch.keys");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var secrets = twitch.tokens();
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
    var export = send("GET", "/api/v1/account/export", "", "Cookie", "hubbub-session=" + session);
    assertThat(export.body()).doesNotContain(secrets);
    try (var files = Files.walk(folder)) {
      for (var one : files.filter(Files::isRegularFile).toList()) {
        var bytes =
            new String(Files.readAllBytes(one), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(one.toString()).doesNotContain(secrets);
      }
    }
    assertThat(keys().keyOf(id).orElseThrow().toString()).doesNotContain(secrets);
  }

  @Test
  void a_new_key_above_the_old_one_encrypts_what_is_kept_anew() throws IOException {
    var known = token();
    var file = folder.resolve("accounts").resolve("twitch.keys");
    var old = Files.readString(file);
    var fresh = "fresh " + Base64.getEncoder().encodeToString(new byte[32]) + "\n";

    Files.writeString(file, fresh + old);
    accounts.stop();
    restart();
    accounts.twitchRound();
    assertThat(token()).isEqualTo(known);

    Files.writeString(file, fresh);
    restart();
    assertThat(token()).isEqualTo(known);
  }

  /// The same rows in a new house.
  private void restart() {
    close();
    open();
  }

  @Test
  void nobody_but_our_own_processes_is_told_a_key() {
    var asked = "{\"account_id\": \"" + id + "\"}";
    assertThat(postAsOwner("/api/v1/accounts/twitch-key", asked).statusCode()).isEqualTo(403);
    assertThat(post("/api/v1/accounts/twitch-key", asked).statusCode()).isEqualTo(401);
  }

  @Test
  void who_disconnects_is_forgotten_here_and_there() {
    var ana = person("Ana");
    var _ = signIn("newt", bearer(ana));
    var newts = keys().keyOf(idOf(ana)).orElseThrow().token();
    twitch.fail("/revoke", 503);

    assertThat(send("DELETE", STATE, "", bearer(ana)).statusCode()).isEqualTo(204);

    assertThat(keys().keyOf(idOf(ana))).isEmpty();
    assertThat(send("GET", STATE, "", bearer(ana)).body())
        .contains("\"connected\":false", "\"login\":null");
    accounts.twitchRound();
    assertThat(twitch.holder(newts)).isPresent();
    twitch.heal();
    accounts.twitchRound();
    assertThat(twitch.holder(newts)).isEmpty();
  }
}
