package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.Account;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, and who doesn't, header by header.
final class WhoMayTest {
  private static final int MAY = 200;
  private static final String ANAS = "Cookie: hubbub-session=of-ana";

  private final AtomicBoolean claimed = new AtomicBoolean();
  private final AtomicBoolean publicCounts = new AtomicBoolean();
  private OpenDoor house = new OpenDoor(Map.of());

  private final class FewKeys implements Keys {
    @Override
    public boolean claimed() {
      return claimed.get();
    }

    @Override
    public boolean countsArePublic() {
      return publicCounts.get();
    }

    @Override
    public Optional<Holder> session(String secret) {
      if (secret.equals("known-elsewhere")) {
        throw new NoAnswer("accounts");
      }
      if (secret.equals("of-ana")) {
        return Optional.of(anas("account"));
      }
      return secret.equals("of-the-owner")
          ? Optional.of(new Holder("owner", Set.of("owner"), true))
          : Optional.empty();
    }

    @Override
    public Optional<Holder> token(String secret) {
      return switch (secret) {
        case "reads-figures" ->
            Optional.of(new Holder("token:figures", Set.of("statistics:read"), false));
        case "runs-the-radio" ->
            Optional.of(new Holder("token:radio", Set.of("radio:admin"), false));
        case "acts-for-nobody" ->
            Optional.of(new Holder("token:house", Set.of("owner", "account"), false));
        case "speaks-for-ana" -> Optional.of(anas("chat:edit"));
        case "known-elsewhere" -> throw new NoAnswer("accounts");
        case "is-ana" -> Optional.of(anas("account"));
        default -> Optional.empty();
      };
    }
  }

  private static Keys.Holder anas(String scope) {
    var ana = new Account("1001", "ana", "Ana", Instant.EPOCH);
    return new Keys.Holder("account:1001", Set.of(scope), false, Optional.of(ana));
  }

  private void open(Map<String, String> settings) throws IOException {
    house = new OpenDoor(settings);
    house.door.guard(new FewKeys());
    for (var access : Access.values()) {
      var path = "/" + access.name().toLowerCase(java.util.Locale.ROOT);
      house.door.get(path, access, r -> Answer.json(r.caller().name()));
      house.door.post(path, access, r -> Answer.json(r.caller().name()));
    }
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private int ask(String request, String... headers) throws IOException {
    var host =
        java.util.Arrays.stream(headers).anyMatch(h -> h.startsWith("Host:"))
            ? ""
            : "Host: localhost:8000\n";
    var answer =
        house.raw(
            request
                + " HTTP/1.1\n"
                + host
                + String.join("\n", headers)
                + (headers.length == 0 ? "" : "\n")
                + "Connection: close\n\n");
    return Integer.parseInt(answer.substring(9, 12));
  }

  @Test
  void a_program_of_this_machine_may_all_but_what_is_the_owners() throws Exception {
    open(Map.of());

    assertThat(ask("GET /open")).isEqualTo(MAY);
    assertThat(ask("GET /figures")).isEqualTo(MAY);
    assertThat(ask("GET /messages")).isEqualTo(MAY);
    assertThat(ask("POST /control")).isEqualTo(MAY);
    assertThat(ask("POST /radio")).isEqualTo(MAY);
    assertThat(ask("GET /owner")).isEqualTo(403);
    assertThat(ask("GET /account")).isEqualTo(403);
    assertThat(ask("POST /chat")).isEqualTo(403);
  }

  @Test
  void what_is_done_in_a_persons_name_takes_a_person() throws Exception {
    claimed.set(true);
    open(Map.of());

    for (var path : List.of("/account", "/chat", "/moderation", "/channels")) {
      assertThat(ask("GET " + path)).as(path).isEqualTo(401);
      assertThat(ask("GET " + path, "Authorization: Bearer acts-for-nobody"))
          .as(path)
          .isEqualTo(403);
      assertThat(ask("GET " + path, "Authorization: Bearer is-ana")).as(path).isEqualTo(MAY);
    }
    assertThat(ask("POST /chat", "Authorization: Bearer speaks-for-ana")).isEqualTo(MAY);
    assertThat(ask("GET /account", "Authorization: Bearer speaks-for-ana")).isEqualTo(403);
    assertThat(ask("GET /messages", "Authorization: Bearer is-ana")).isEqualTo(403);
  }

  @Test
  void whoever_signs_in_at_this_machine_still_may_what_its_programs_may() throws Exception {
    open(Map.of());
    var ours = "Cookie: hubbub-session=of-ana\nSec-Fetch-Site: same-origin";

    assertThat(ask("POST /chat", ours)).isEqualTo(MAY);
    assertThat(ask("POST /control", ours)).isEqualTo(MAY);
    assertThat(ask("GET /owner", ours)).isEqualTo(403);
    claimed.set(true);
    assertThat(ask("POST /chat", ours)).isEqualTo(MAY);
    assertThat(ask("POST /control", ours)).isEqualTo(403);
  }

  @Test
  void a_token_may_be_called_as_clients_of_twitch_call_it() throws Exception {
    claimed.set(true);
    open(Map.of());

    assertThat(ask("GET /account", "Authorization: OAuth is-ana")).isEqualTo(MAY);
    assertThat(ask("GET /account", "Authorization: Basic is-ana")).isEqualTo(401);
    assertThat(ask("GET /account", "Authorization: Bearer")).isEqualTo(401);
  }

  @Test
  void while_nobody_knows_a_key_its_holder_may_what_strangers_may_and_is_asked_to_wait()
      throws Exception {
    claimed.set(true);
    open(Map.of());

    assertThat(ask("GET /account", "Authorization: Bearer known-elsewhere")).isEqualTo(503);
    assertThat(ask("GET /open", "Authorization: Bearer known-elsewhere")).isEqualTo(MAY);
    assertThat(ask("GET /account", "Cookie: hubbub-session=known-elsewhere")).isEqualTo(503);
    assertThat(ask("GET /open", "Cookie: hubbub-session=known-elsewhere")).isEqualTo(MAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost",
        "Host: localhost:8000",
        "Host: LOCALHOST:8000",
        "Host: 127.0.0.1:8000",
        "Host: 127.1.2.3",
        "Host: [::1]:8000",
        "Origin: http://localhost:8000",
        "Sec-Fetch-Site: none",
        "Sec-Fetch-Site: same-origin",
      })
  void these_headers_are_those_of_this_machine(String header) throws Exception {
    open(Map.of());

    assertThat(ask("POST /control", header)).isEqualTo(MAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: null",
        "Origin: http://evil.example",
        "Origin: https://localhost:8000",
        "Origin: http://localhost:8001",
        "Origin: http://localhost:8000.evil.example",
        "Origin: http://localhost:8000\nOrigin: http://evil.example",
        "Origin: http://evil.example\nOrigin: http://localhost:8000",
        "Sec-Fetch-Site: none\nSec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: Cross-Site",
      })
  void pages_of_other_sites_are_sent_away(String header) throws Exception {
    open(Map.of());

    assertThat(ask("POST /control", header)).isEqualTo(403);
    assertThat(ask("GET /messages", header)).isEqualTo(403);
    assertThat(ask("POST /open", header)).isEqualTo(403);
    assertThat(ask("GET /open", header)).as("a link may lead here").isEqualTo(MAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=192.0.2.1",
        "X-Forwarded-For: 192.0.2.1",
        "X-Forwarded-Host: hubbub.example",
        "X-Forwarded-Proto: https",
        "X-Forwarded-For: ",
        "X-Forwarded-Port: 443",
        "X-Forwarded-Server: proxy",
        "X-Original-Forwarded-For: 192.0.2.1",
        "X-Client-IP: 192.0.2.1",
        "X-Cluster-Client-IP: 192.0.2.1",
        "X-Envoy-External-Address: 192.0.2.1",
        "True-Client-IP: 192.0.2.1",
        "CF-Connecting-IP: 192.0.2.1",
        "Fastly-Client-IP: 192.0.2.1",
        "Fly-Client-IP: 192.0.2.1",
        "X-Real-IP: 192.0.2.1",
        "Via: 1.1 proxy",
      })
  void whoever_comes_through_a_proxy_is_not_of_this_machine(String header) throws Exception {
    open(Map.of());

    assertThat(ask("POST /control", header)).isEqualTo(401);
    assertThat(ask("GET /open", header)).isEqualTo(MAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost.evil.example",
        "Host: 127.0.0.1.evil.example",
        "Host: 192.0.2.1",
        "Host: localhost.",
        "Host: 127.0.0.1.",
        "Host: 127.0.0.256",
        "Host: 127.1",
        "Host: 0.0.0.0",
        "Host: [::]",
        "Host: [::1].evil.example",
        "Host: [::1]evil.example",
        "Host: [::1%25lo]",
        "Host: [::1",
        "Host: ::1",
        "Host: localhost:evil",
        "Host: localhost:80@evil.example",
        "Host: localhost:8000:1",
        "Host: localhost, evil.example",
        "Host: user@localhost",
        "Host: ",
      })
  void a_name_that_may_belong_to_somebody_else_is_refused(String header) throws Exception {
    open(Map.of());

    assertThat(ask("GET /open", header)).isEqualTo(421);
    assertThat(ask("GET /nothing", header)).isEqualTo(421);
    assertThat(ask("POST /control", header)).isEqualTo(421);
  }

  @Test
  void behind_its_public_address_it_answers_but_nobody_there_is_local() throws Exception {
    open(Map.of("public.url", "https://hubbub.example"));

    assertThat(ask("GET /open", "Host: hubbub.example")).isEqualTo(MAY);
    assertThat(ask("GET /figures", "Host: hubbub.example")).isEqualTo(401);
    assertThat(ask("GET /figures")).isEqualTo(MAY);
  }

  @Test
  void listening_to_more_than_loopback_ends_what_is_free() throws Exception {
    open(Map.of("bind", "0.0.0.0"));

    assertThat(ask("GET /open")).isEqualTo(MAY);
    assertThat(ask("GET /figures")).isEqualTo(401);
    assertThat(ask("POST /control")).isEqualTo(401);
  }

  @Test
  void claimed_it_takes_a_key() throws Exception {
    open(Map.of());
    claimed.set(true);

    assertThat(ask("GET /open")).isEqualTo(MAY);
    assertThat(ask("GET /figures")).isEqualTo(401);
    assertThat(ask("POST /control")).isEqualTo(401);
    assertThat(ask("GET /owner")).isEqualTo(401);
  }

  @Test
  void a_token_opens_what_its_scope_says() throws Exception {
    open(Map.of());
    claimed.set(true);
    var token = "Authorization: Bearer reads-figures";

    assertThat(ask("GET /figures", token)).isEqualTo(MAY);
    assertThat(ask("GET /figures", "authorization: bearer reads-figures")).isEqualTo(MAY);
    assertThat(ask("GET /messages", token)).isEqualTo(403);
    assertThat(ask("GET /radio", token)).isEqualTo(403);
    assertThat(ask("POST /control", token)).isEqualTo(403);
    assertThat(ask("GET /owner", token)).isEqualTo(403);
  }

  @Test
  void icecasts_administration_takes_its_own_scope_or_the_owner() throws Exception {
    open(Map.of());
    claimed.set(true);

    assertThat(ask("GET /radio")).isEqualTo(401);
    assertThat(ask("GET /radio", "Authorization: Bearer is-ana")).isEqualTo(403);
    assertThat(ask("GET /radio", "Authorization: Bearer runs-the-radio")).isEqualTo(MAY);
    assertThat(ask("POST /radio", "Authorization: Bearer runs-the-radio")).isEqualTo(MAY);
    assertThat(ask("POST /control", "Authorization: Bearer runs-the-radio")).isEqualTo(403);
    assertThat(ask("GET /radio", "Cookie: hubbub-session=of-the-owner")).isEqualTo(MAY);
  }

  @Test
  void a_wrong_token_opens_nothing_not_even_to_this_machine() throws Exception {
    open(Map.of());

    assertThat(ask("GET /figures", "Authorization: Bearer wrong")).isEqualTo(401);
    assertThat(ask("GET /figures", "Authorization: Bearer ")).isEqualTo(401);
    assertThat(ask("GET /open", "Authorization: Bearer wrong")).isEqualTo(MAY);
  }

  @Test
  void of_two_tokens_none_counts() throws Exception {
    open(Map.of());
    claimed.set(true);
    var token = "Authorization: Bearer reads-figures";

    assertThat(ask("GET /figures", token, "Authorization: Bearer wrong")).isEqualTo(401);
    assertThat(ask("GET /figures", token, token)).isEqualTo(401);
  }

  @Test
  void the_owners_session_opens_everything() throws Exception {
    open(Map.of());
    claimed.set(true);
    var cookie = "Cookie: theme=dark; hubbub-session=of-the-owner";

    assertThat(ask("GET /owner", cookie)).isEqualTo(MAY);
    assertThat(ask("POST /owner", cookie, "Origin: http://localhost:8000")).isEqualTo(MAY);
    assertThat(ask("POST /owner", cookie, "Sec-Fetch-Site: same-origin")).isEqualTo(MAY);
    assertThat(ask("GET /owner", "Cookie: hubbub-session=wrong")).isEqualTo(401);
  }

  @Test
  void a_session_changes_nothing_for_other_sites_or_for_who_does_not_say() throws Exception {
    open(Map.of());
    claimed.set(true);
    var cookie = "Cookie: hubbub-session=of-the-owner";

    assertThat(ask("POST /owner", cookie)).isEqualTo(403);
    assertThat(ask("POST /owner", cookie, "Origin: http://evil.example")).isEqualTo(403);
    assertThat(ask("POST /owner", cookie, "Origin: null")).isEqualTo(403);
    assertThat(ask("POST /owner", cookie, "Sec-Fetch-Site: same-site")).isEqualTo(403);
  }

  @Test
  void over_tls_only_the_cookie_that_is_bound_to_this_host_counts() throws Exception {
    open(Map.of("public.url", "https://hubbub.example"));
    claimed.set(true);
    var there = "Host: hubbub.example";

    assertThat(ask("GET /owner", there, "Cookie: hubbub-session=of-the-owner")).isEqualTo(401);
    assertThat(ask("GET /owner", there, "Cookie: __Host-hubbub-session=of-the-owner"))
        .isEqualTo(MAY);
    assertThat(
            ask(
                "POST /owner",
                there,
                "Cookie: __Host-hubbub-session=of-the-owner",
                "Origin: https://hubbub.example"))
        .isEqualTo(MAY);
  }

  @Test
  void local_control_opens_this_machine_again_and_the_health_page_says_so() throws Exception {
    open(Map.of("local-control", "open"));
    claimed.set(true);

    assertThat(ask("POST /control")).isEqualTo(MAY);
    assertThat(ask("GET /owner")).isEqualTo(403);
    assertThat(ask("POST /control", "Origin: http://evil.example")).isEqualTo(403);
    assertThat(ask("POST /control", "Via: 1.1 proxy")).isEqualTo(401);
    assertThat(house.door.troubles()).singleElement().asString().contains("local-control");
  }

  @Test
  void a_form_of_another_site_launches_nothing() throws Exception {
    open(Map.of());

    assertThat(
            ask(
                "POST /control",
                "Origin: https://evil.example",
                "Sec-Fetch-Site: cross-site",
                "Content-Type: text/plain",
                "Content-Length: 0"))
        .isEqualTo(403);
  }

  @Test
  void who_is_refused_is_told_how_to_come_in() throws Exception {
    open(Map.of());
    claimed.set(true);

    var answer = house.get("/figures");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"hubbub\"");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void everyone_reads_the_directory_until_it_is_made_private() throws IOException {
    for (var closed : List.of("false", "true")) {
      open(Map.of("directory.private", closed));
      house.door.get("/people", Access.DIRECTORY, r -> Answer.json(r.caller().name()));
      house.door.post("/people", Access.DIRECTORY_EDIT, r -> Answer.json(r.caller().name()));
      claimed.set(false);
      assertThat(ask("GET /people")).as("from this machine").isEqualTo(MAY);
      assertThat(ask("POST /people")).as("from this machine").isEqualTo(MAY);
      claimed.set(true);

      assertThat(ask("GET /people")).isEqualTo(closed.equals("true") ? 401 : MAY);
      assertThat(ask("POST /people")).isEqualTo(401);
      house.close();
    }
  }

  @Test
  void strangers_read_figures_where_the_owner_wants_it_and_nothing_else() throws IOException {
    open(Map.of());
    house.door.get("/metrics", Access.FIGURES, r -> Answer.json(r.caller().name()));
    publicCounts.set(true);
    assertThat(ask("GET /figures", "X-Forwarded-For: 192.0.2.1")).as("unclaimed").isEqualTo(401);
    claimed.set(true);

    assertThat(ask("GET /figures")).isEqualTo(MAY);
    assertThat(ask("GET /figures", "X-Forwarded-For: 192.0.2.1")).isEqualTo(MAY);
    assertThat(ask("GET /figures", "Authorization: Bearer unknown")).isEqualTo(401);
    assertThat(ask("POST /figures")).as("what changes or costs").isEqualTo(401);
    assertThat(ask("GET /metrics")).as("how the processes are").isEqualTo(401);
    assertThat(ask("GET /messages")).isEqualTo(401);
    assertThat(ask("GET /control")).isEqualTo(401);
    assertThat(ask("GET /owner")).isEqualTo(401);
    assertThat(ask("GET /figures", ANAS)).as("nobody may less with a key").isEqualTo(MAY);
    assertThat(ask("GET /metrics", ANAS)).isEqualTo(403);
    publicCounts.set(false);
    assertThat(ask("GET /figures")).isEqualTo(401);
    assertThat(ask("GET /figures", ANAS)).isEqualTo(403);
  }
}
