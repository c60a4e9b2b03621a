package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.contracts.accounts.SessionsEnded;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.platform.http.Keys;
import hubbub.platform.json.Json;
import hubbub.platform.questions.FarAccounts;
import hubbub.platform.storage.Database;
import hubbub.testkit.Listening;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A house with accounts behind a real door, whose keys are those of accounts, and one of the owner
/// by the link alone.
abstract class AccountsHouse {
  static final String ANA =
      """
      {"email": "ana@example.org", "password": "correct horse", "username": "Ana_B"}\
      """;
  static final String OWNERS_COOKIE = "hubbub-session=of-the-owner";

  @TempDir Path folder;
  final PinnedClock clock = new PinnedClock();
  SmallHouse house;
  AccountsService accounts;
  Database teller;
  private Listening listening;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock, clock.ticker(), settings());
    accounts = house.with(AccountsService::new);
    teller = house.teller();
    listening =
        new Listening(
            teller,
            Set.of(
                AccountCreated.class,
                AccountChanged.class,
                AccountDeleted.class,
                ChannelChanged.class,
                ChannelClosed.class,
                RolesChanged.class,
                SessionsEnded.class,
                SignedIn.class,
                SignedOut.class,
                TwitchConnected.class,
                TwitchDisconnected.class));
    house.platform().routes().guard(new Door());
    house.platform().bus().hear(listening);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  Map<String, String> settings() {
    return Map.of();
  }

  /// As the process with the pages asks.
  private final class Door implements Keys {
    @Override
    public boolean claimed() {
      return true;
    }

    @Override
    public Optional<Holder> session(String secret) {
      return secret.equals("of-the-owner")
          ? Optional.of(new Holder("owner", Set.of("owner"), true))
          : holder(secret).map(Holder::of);
    }

    @Override
    public Optional<Holder> token(String secret) {
      return holder(secret).map(Holder::of);
    }
  }

  Optional<KeyHolder> holder(String secret) {
    var asked =
        house
            .platform()
            .questions()
            .whom(AskAccounts.class, "accounts", far -> new FarAccounts(far, clock.ticker()));
    return asked.get().holder(secret);
  }

  /// What was told so far, in order.
  List<KeptFact> told() {
    house.settle();
    return new ArrayList<>(listening.heard());
  }

  HttpResponse<String> post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  HttpResponse<String> send(String method, String path, String json, String... headers) {
    var request =
        HttpRequest.newBuilder(house.address(path))
            .method(
                method,
                json.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return house.send(request.build());
  }

  /// As the owner, from a page of ours.
  HttpResponse<String> postAsOwner(String path, String json) {
    var origin = "http://127.0.0.1:" + house.port();
    return post(path, json, "Cookie", OWNERS_COOKIE, "Origin", origin);
  }

  /// Registers somebody.
  JsonNode register(String json, String... headers) {
    var answer = post("/api/v1/auth/register", json, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  /// Registers somebody of this name.
  ///
  /// @return the access token
  String person(String username) {
    return text(
        register(
            """
            {"email": "%s@example.org", "password": "correct horse", "username": "%s"}\
            """
                .formatted(username, username)),
        "jwt");
  }

  static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return Json.mapper().readTree(answer.body());
  }

  static String text(JsonNode json, String field) {
    return json.required(field).asString();
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static void assertProblem(HttpResponse<String> answer, int status, String named) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains(named);
  }
}
