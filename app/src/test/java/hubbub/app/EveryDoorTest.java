package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.http.Access;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.http.Routes;
import hubbub.platform.json.Json;
import hubbub.platform.observe.HealthBoard;
import hubbub.platform.observe.ObserveRoutes;
import hubbub.testkit.EveryDoor;
import hubbub.testkit.EveryDoor.Welcome;
import hubbub.testkit.OpenApiAgreement;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every route of every service: who is let in, and whether the documents tell of it.
class EveryDoorTest {
  /// Outsiders rely on these to the letter.
  private static final List<String> LETTERS =
      List.of(
          "/launch",
          "/statistics",
          "/places",
          "/places/{id}",
          "/people",
          "/people/{id}",
          "/people-per-place",
          "/people-per-place/{id}",
          "/oauth2/validate",
          "/.well-known/jwks.json");

  @TempDir Path folder;
  private SmallHouse house;
  private Routes routes;
  private WebService web;
  private EveryDoor doors;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, new PinnedClock());
    routes = house.platform().routes();
    new ObserveRoutes(
            new HealthBoard(),
            house.platform().bus(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            house.platform().observe().installation(),
            house.platform().observe().settings())
        .hang((HttpDoor) routes);
    var services = Arrays.stream(Product.values()).map(part -> house.with(part::open)).toList();
    web =
        (WebService)
            services.stream().filter(WebService.class::isInstance).findFirst().orElseThrow();
    house.open();
    doors = new EveryDoor(routes, house.port());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void the_documents_describe_what_hangs_and_nothing_else() {
    assertThat(OpenApiAgreement.disagreements(routes, LETTERS)).isEmpty();
    assertThat(routes.all()).hasSizeGreaterThan(30);
  }

  @Test
  void unclaimed_a_program_of_this_machine_may_all_but_what_is_the_owners() throws IOException {
    assertThat(
            doors.walk(
                _ -> List.of(),
                route ->
                    route.access() == Access.OWNER || route.access().ofAccount()
                        ? Welcome.NOT_YOU
                        : Welcome.COMES_IN))
        .isEmpty();
  }

  @Test
  void unclaimed_a_page_of_another_site_may_read_public_pages_at_most() throws IOException {
    for (var header :
        List.of("Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site")) {
      assertThat(
              doors.walk(
                  _ -> List.of(header),
                  route -> isOpen(route) && isRead(route) ? Welcome.COMES_IN : Welcome.NOT_YOU))
          .as(header)
          .isEmpty();
    }
  }

  @Test
  void unclaimed_whoever_comes_through_a_proxy_gets_what_is_open() throws IOException {
    assertThat(
            doors.walk(
                _ -> List.of("X-Forwarded-For: 192.0.2.1"),
                route -> isOpen(route) ? Welcome.COMES_IN : Welcome.WHO_ARE_YOU))
        .isEmpty();
  }

  @Test
  void claimed_nobody_comes_in_without_a_key() throws IOException {
    claim();

    assertThat(
            doors.walk(
                _ -> List.of(), route -> isOpen(route) ? Welcome.COMES_IN : Welcome.WHO_ARE_YOU))
        .isEmpty();
  }

  @Test
  void claimed_a_token_opens_the_routes_of_its_scope_and_no_other() throws IOException {
    claim();
    var tokens =
        Arrays.stream(Access.values())
            .filter(access -> access != Access.OPEN && !access.ofAccount())
            .collect(Collectors.toMap(access -> access, access -> token(access.scope())));

    for (var access : tokens.keySet()) {
      assertThat(
              doors.walk(
                  _ -> List.of("Authorization: Bearer " + tokens.get(access)),
                  route ->
                      (access == Access.OWNER && !route.access().ofAccount())
                              || route.access() == access
                              || isOpen(route)
                          ? Welcome.COMES_IN
                          : Welcome.NOT_YOU))
          .as(access.scope())
          .isEmpty();
    }
  }

  @Test
  void claimed_the_owners_session_opens_all_to_our_own_pages_alone() throws IOException {
    // Not to the door where it would end itself.
    var session = claim();
    var ours = "Origin: http://localhost";
    var there =
        (Function<Routes.Route, List<String>>)
            route ->
                route.path().equals("/api/v1/sign-out") ? List.of(ours) : List.of(session, ours);

    assertThat(
            doors.walk(
                there, route -> route.access().ofAccount() ? Welcome.NOT_YOU : Welcome.COMES_IN))
        .as("what is done in a person's name takes an account")
        .isEmpty();
    assertThat(
            doors.walk(
                _ -> List.of(session, "Origin: http://evil.example"),
                route -> isOpen(route) && isRead(route) ? Welcome.COMES_IN : Welcome.NOT_YOU))
        .isEmpty();
  }

  @Test
  void claimed_whoever_is_signed_in_opens_what_takes_an_account_and_nothing_of_the_owners()
      throws IOException {
    claim();
    var session = "Authorization: Bearer " + signedIn();
    // Not to the doors where the session would end itself.
    var there =
        (Function<Routes.Route, List<String>>)
            route -> route.path().startsWith("/api/v1/auth/logout") ? List.of() : List.of(session);

    assertThat(
            doors.walk(
                there,
                route ->
                    route.path().equals("/api/v1/auth/logout-all")
                        ? Welcome.WHO_ARE_YOU
                        : route.access().ofAccount() || isOpen(route)
                            ? Welcome.COMES_IN
                            : Welcome.NOT_YOU))
        .isEmpty();
  }

  @Test
  void under_what_hangs_nobody_has_a_name_and_no_source_goes_on_air() {
    claim();
    var bearer = signedIn();
    assertThat(say("/api/v1/channels", bearer, Map.of("name", "friday"))).isEqualTo(201);
    var firsts =
        routes.all().stream()
            .map(route -> route.path().split("/", -1)[1])
            .filter(first -> !first.isEmpty() && !first.startsWith("{"))
            .collect(Collectors.toSet());

    assertThat(firsts).contains("api", "helix", "favicon.svg", "people-per-place");
    for (var first : firsts) {
      assertThat(say("/api/v1/channels", bearer, Map.of("name", first))).as(first).isEqualTo(422);
      var key = Map.of("name", "a", "mounts", List.of("/" + first + "/x"));
      assertThat(say("/api/v1/channels/friday/stream-keys", bearer, key)).as(first).isEqualTo(422);
    }
  }

  private int say(String path, String bearer, Map<String, Object> body) {
    return house
        .send(
            HttpRequest.newBuilder(house.address(path))
                .header("Authorization", "Bearer " + bearer)
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build())
        .statusCode();
  }

  private String signedIn() {
    var account = Map.of("email", "a@example.org", "password", "correct horse", "username", "ana");
    var answer = house.send("POST", "/api/v1/auth/register", Json.write(account));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body()).required("jwt").asString();
  }

  /// The directory is, unless its owner makes it private.
  private static boolean isOpen(Routes.Route route) {
    return switch (route.access()) {
      case OPEN, DIRECTORY -> true;
      case FIGURES,
          MESSAGES,
          DIRECTORY_EDIT,
          CONTROL,
          RADIO,
          ACCOUNT,
          CHAT,
          MODERATION,
          CHANNELS,
          OWNER ->
          false;
    };
  }

  private static boolean isRead(Routes.Route route) {
    return route.method().equals("GET") && !route.socket();
  }

  /// Claims the house.
  ///
  /// @return the header with the session's cookie
  private String claim() {
    var code = web.newOwnerLink().substring("/claim#".length());
    var answer =
        house.send(
            HttpRequest.newBuilder(house.address("/claim"))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "code=" + URLEncoder.encode(code, StandardCharsets.UTF_8)))
                .build());
    assertThat(answer.statusCode()).isEqualTo(303);
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return "Cookie: " + cookie.substring(0, cookie.indexOf(';'));
  }

  private String token(String scope) {
    try {
      var answer =
          house.send(
              HttpRequest.newBuilder(house.address("/api/v1/tokens"))
                  .header(
                      "Authorization",
                      "Bearer " + Files.readString(folder.resolve("command-token")).strip())
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          Json.write(Map.of("name", scope, "scopes", List.of(scope)))))
                  .build());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      return Json.mapper().readTree(answer.body()).required("secret").asString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
