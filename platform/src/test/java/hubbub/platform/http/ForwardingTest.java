package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.cluster.ClusterConfig;
import hubbub.platform.cluster.ClusterSecret;
import hubbub.platform.cluster.Introduction;
import hubbub.platform.cluster.Introductions;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The door in front and a service in another process, over real sockets.
class ForwardingTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final byte[] BIG = new byte[8 << 20];

  private final Introductions introductions =
      new Introductions(new ClusterSecret(SECRET), Clock.systemUTC());
  private final AtomicReference<Map<String, String>> came = new AtomicReference<>(Map.of());
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch holding = new CountDownLatch(1);
  private OpenDoor far;
  private OpenDoor front;

  @BeforeEach
  void open() throws IOException {
    far = behind(SECRET);
    front = inFront(List.of(far.uri("")), Map.of());
  }

  @AfterEach
  void close() {
    held.countDown();
    front.close();
    far.close();
  }

  private OpenDoor behind(String secret) throws IOException {
    var door =
        new OpenDoor(
            Map.of(),
            behind(new Introductions(new ClusterSecret(secret), Clock.systemUTC()), true));
    door.door.get("/far/hello", Access.FIGURES, this::hello);
    door.door.post(
        "/far/hello", Access.CONTROL, request -> Answer.created("/far/hello/1", read(request)));
    door.door.get("/far/open", Access.OPEN, request -> slow(request));
    door.door.get("/far/big", Access.OPEN, request -> big(request));
    door.door.put("/far/big", Access.OPEN, request -> Answer.json(read(request)));
    door.door.get("/metrics", Access.FIGURES, _ -> Answer.json("figures"));
    door.door.get("/health/live", Access.OPEN, _ -> Answer.json("alive"));
    return door.open();
  }

  private static Standing behind(Introductions introductions, boolean owned) {
    return new Standing.Behind(introductions, reach(Map.of()), owned);
  }

  private static ClusterConfig reach(Map<String, String> settings) {
    return ClusterConfig.from(new LayeredSettings(settings, Map.of(), SettingsFile.none()));
  }

  private OpenDoor inFront(List<URI> addresses, Map<String, String> settings) throws IOException {
    var door = new OpenDoor(Map.of(), new Standing.InFront(introductions, reach(settings)));
    door.door.elsewhere("far", "openapi/far.yaml", addresses);
    return door.open();
  }

  private Answer hello(Request request) {
    var seen = new TreeMap<String, String>();
    for (var name :
        List.of(
            "Cookie",
            "Authorization",
            "X-Forwarded-For",
            "X-Mine",
            "Via",
            "Accept-Language",
            "Hubbub-Mine",
            "X-Kept")) {
      request.header(name).ifPresent(value -> seen.put(name, value));
    }
    seen.put("caller", request.caller().name());
    seen.put("archive", Boolean.toString(request.may(Access.MESSAGES)));
    seen.put("owner", Boolean.toString(request.may(Access.OWNER)));
    seen.put("uri", request.uri().toString());
    seen.put("address", request.address());
    seen.put("secure", Boolean.toString(request.secure()));
    seen.put("own page", Boolean.toString(request.fromOwnPage()));
    came.set(seen);
    return Answer.json("hello")
        .with("ETag", "\"1\"")
        .with("X-Of-Far", "yes")
        .with("Hubbub-Of-Far", "too")
        .with("Set-Cookie", "a=b")
        .with("Set-Cookie", "hubbub-session-of=b")
        .with("Set-Cookie", "hubbub-session=s; Path=/");
  }

  private static long read(Request request) throws IOException {
    return request.body(16 << 20).transferTo(java.io.OutputStream.nullOutputStream());
  }

  private Answer slow(Request request) throws InterruptedException {
    if (request.query().text("wait").isPresent()) {
      holding.countDown();
      var _ = held.await(30, TimeUnit.SECONDS);
    }
    return Answer.json("open");
  }

  private static Answer big(Request request) {
    return Answer.stream(
        "application/octet-stream",
        out -> {
          out.write(BIG);
          if (request.query().text("cut").isPresent()) {
            throw new IOException("broken");
          }
        });
  }

  private static byte[] head(String... headers) {
    var all = "PUT /far/big HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers);
    return (all + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String problem(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return answer.body();
  }

  @Test
  void a_request_goes_to_the_process_that_has_the_service_and_its_answer_comes_back()
      throws Exception {
    var answer = front.get("/far/hello?a=%20b&c");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("\"hello\"");
    assertThat(answer.headers().firstValue("X-Of-Far")).hasValue("yes");
    assertThat(answer.headers().firstValue("Content-Length")).hasValue("7");
    assertThat(came.get()).containsEntry("uri", "/far/hello?a=%20b&c");
  }

  @Test
  void a_status_and_a_place_come_back_too() throws Exception {
    var answer = front.post("/far/hello", "12345");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("5");
    assertThat(answer.headers().firstValue("Location")).hasValue("/far/hello/1");
  }

  @Test
  void who_asks_and_what_they_may_goes_along() throws Exception {
    front.get("/far/hello");

    assertThat(came.get())
        .containsEntry("caller", "local")
        .containsEntry("archive", "true")
        .containsEntry("owner", "false");
  }

  @Test
  void from_where_they_ask_goes_along() throws Exception {
    front.get("/far/hello");
    assertThat(came.get())
        .containsEntry("address", "127.0.0.1")
        .containsEntry("secure", "false")
        .containsEntry("own page", "false");

    front.raw(
        """
        GET /far/hello HTTP/1.1
        Host: localhost
        Sec-Fetch-Site: same-origin
        Connection: close

        """);
    assertThat(came.get()).containsEntry("own page", "true");
  }

  @Test
  void secrets_and_what_nobody_vouches_for_stay_at_the_door() throws Exception {
    var answer =
        front.raw(
            """
            GET /far/hello HTTP/1.1
            Host: localhost
            Cookie: a=b
            Connection: X-Mine
            Connection: close
            X-Mine: 1
            X-Kept: 2
            Accept-Language: nl

            """);

    assertThat(
            answer.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie")))
        .as("the session's cookie alone passes")
        .containsExactly("Set-Cookie: hubbub-session=s; Path=/");
    assertThat(came.get())
        .containsKeys("X-Kept", "Accept-Language")
        .doesNotContainKeys("Cookie", "X-Mine", "Authorization");
  }

  @Test
  void a_callers_own_forwarding_headers_and_introductions_are_not_passed_on() throws Exception {
    front.door.guard(
        new Keys() {
          @Override
          public boolean claimed() {
            return true;
          }

          @Override
          public Optional<Holder> session(String secret) {
            return Optional.empty();
          }

          @Override
          public Optional<Holder> token(String secret) {
            return Optional.of(new Holder("token:ana", Set.of("statistics:read"), false));
          }
        });

    var answer =
        front.send(
            front
                .to("/far/hello")
                .header("Authorization", "Bearer x")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("Via", "x"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(came.get())
        .containsEntry("caller", "token:ana")
        .containsEntry("archive", "false")
        .doesNotContainKeys("Authorization", "X-Forwarded-For", "Via");
    assertThat(
            front.send(front.to("/far/hello").header("Hubbub-Introduction", "v1 x")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void who_may_is_decided_at_the_door() throws Exception {
    assertThat(front.send(front.to("/far/hello").header("X-Forwarded-For", "1.2.3.4")).statusCode())
        .isEqualTo(401);
    assertThat(came.get()).isEmpty();
  }

  @Test
  void head_and_what_is_unchanged_have_no_body() throws Exception {
    var head = front.send(front.to("/far/hello").HEAD());
    var unchanged = front.send(front.to("/far/hello").header("If-None-Match", "\"1\""));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).hasValue("7");
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(front.get("/far/hello").statusCode()).isEqualTo(200);
  }

  @Test
  void big_bodies_stream_both_ways() throws Exception {
    var up =
        front.client.send(
            front.to("/far/big").PUT(HttpRequest.BodyPublishers.ofByteArray(BIG)).build(),
            HttpResponse.BodyHandlers.ofString());
    var down =
        front.client.send(front.to("/far/big").build(), HttpResponse.BodyHandlers.ofByteArray());

    assertThat(up.body()).isEqualTo(Integer.toString(BIG.length));
    assertThat(down.body()).hasSize(BIG.length);
  }

  @Test
  void a_refusal_comes_back_before_the_body_is_sent() throws Exception {
    try (var socket = front.connect()) {
      socket.getOutputStream().write(head("Expect: 100-continue", "Content-Length: 99999999"));

      assertThat(OpenDoor.rest(socket.getInputStream())).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void who_waits_for_a_word_gets_it_from_the_service() throws Exception {
    try (var socket = front.connect()) {
      var out = socket.getOutputStream();
      out.write(head("Expect: 100-continue", "Content-Length: 3", "Connection: close"));
      var go = new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII);
      out.write("abc".getBytes(StandardCharsets.US_ASCII));

      assertThat(go).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(OpenDoor.rest(socket.getInputStream()))
          .startsWith("HTTP/1.1 200")
          .endsWith("\r\n3");
    }
  }

  @Test
  void a_body_that_is_too_long_for_the_service_is_refused() throws Exception {
    var answer =
        front.raw("PUT /far/big HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\nab");

    assertThat(answer).startsWith("HTTP/1.1 413");
  }

  @Test
  void an_answer_that_is_cut_there_is_cut_here() throws IOException {
    assertThatThrownBy(() ->
            front.client.send(
                front.to("/far/big?cut=1").build(), HttpResponse.BodyHandlers.ofByteArray()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_service_that_is_away_is_named_with_when_to_ask_again() throws Exception {
    far.close();

    var answer = front.get("/far/hello");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(problem(answer)).contains("the service far is away");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
  }

  @Test
  void a_service_that_came_back_is_asked_again() throws Exception {
    far.close();
    assertThat(front.get("/far/open").statusCode()).isEqualTo(503);
    front.close();
    far = behind(SECRET);
    front = inFront(List.of(far.uri("")), Map.of());

    assertThat(front.get("/far/open").statusCode()).isEqualTo(200);
  }

  @Test
  void a_service_that_does_not_answer_in_time_is_given_up() throws Exception {
    front.close();
    front = inFront(List.of(far.uri("")), Map.of("cluster.answer-time", "1s"));
    // With a connection that is there already, only the answer is late.
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (front.get("/far/open").statusCode() != 200) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }

    var answer = front.get("/far/open?wait=1");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(problem(answer)).contains("what was asked may have been done");
  }

  @Test
  void more_requests_than_may_wait_are_refused() throws Exception {
    front.close();
    front =
        inFront(
            List.of(far.uri("")),
            Map.of("cluster.connections-max", "1", "cluster.waiting-max", "0"));
    var first =
        front.client.sendAsync(
            front.to("/far/open?wait=1").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();

    var second = front.get("/far/open");

    assertThat(second.statusCode()).isEqualTo(503);
    held.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void of_two_processes_the_one_that_answers_is_asked() throws Exception {
    // Its port is taken, so that nobody else can have it, and nobody listens there.
    try (var nobody = new Socket()) {
      nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var there = URI.create("http://127.0.0.1:" + nobody.getLocalPort());
      front.close();
      front = inFront(List.of(there, far.uri("")), Map.of());

      assertThat(front.get("/far/open").statusCode()).isEqualTo(200);
      assertThat(front.post("/far/hello", "123").body()).isEqualTo("3");
    }
  }

  @Test
  void the_directory_is_read_at_its_own_process_and_edited_where_nobody_can_own_the_house()
      throws Exception {
    try (var pageless = directory(Map.of(), false);
        var owned = directory(Map.of(), true);
        var closed = directory(Map.of("directory.private", "true"), true)) {
      assertThat(pageless.get("/people").statusCode()).isEqualTo(200);
      assertThat(pageless.post("/people", "{}").statusCode()).isEqualTo(200);
      assertThat(owned.get("/people").statusCode()).isEqualTo(200);
      assertThat(owned.post("/people", "{}").statusCode()).isEqualTo(401);
      assertThat(closed.get("/people").statusCode()).isEqualTo(401);
      assertThat(pageless.get("/metrics-of-all").statusCode()).isEqualTo(401);
    }
  }

  private OpenDoor directory(Map<String, String> settings, boolean owned) throws IOException {
    var door = new OpenDoor(settings, behind(introductions, owned));
    door.door.get("/people", Access.DIRECTORY, _ -> Answer.json("all"));
    door.door.post("/people", Access.DIRECTORY_EDIT, _ -> Answer.json("made"));
    door.door.get("/metrics-of-all", Access.FIGURES, _ -> Answer.json("figures"));
    return door.open();
  }

  @Test
  void what_services_and_their_callers_say_in_headers_of_ours_passes() throws Exception {
    var answer = front.send(front.to("/far/hello").header("Hubbub-Mine", "secret"));

    assertThat(came.get()).containsEntry("Hubbub-Mine", "secret");
    assertThat(answer.headers().firstValue("Hubbub-Of-Far")).hasValue("too");
  }

  @Test
  void after_a_process_that_stands_still_the_next_one_is_asked() throws Exception {
    try (var still = new ServerSocket(0)) {
      var there = URI.create("http://127.0.0.1:" + still.getLocalPort());
      front.close();
      front = inFront(List.of(there, far.uri("")), Map.of("cluster.answer-time", "5s"));

      assertThat(front.get("/far/open").statusCode()).isEqualTo(503);
      assertThat(front.get("/far/open").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_process_that_sends_us_elsewhere_is_not_the_last_word() throws Exception {
    try (var standby = new OpenDoor(Map.of(), behind(introductions, true)).open()) {
      standby.door.post(
          "/far/hello",
          Access.CONTROL,
          _ -> {
            throw Refusal.elsewhere("another one holds it");
          });
      front.close();
      front = inFront(List.of(standby.uri(""), far.uri("")), Map.of());

      assertThat(front.post("/far/hello", "1234").body()).isEqualTo("4");
      far.close();
      var answer = front.post("/far/hello", "1234");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().map()).doesNotContainKey("hubbub-elsewhere");
    }
  }

  @Test
  void a_service_that_does_not_believe_the_door_is_trouble_and_not_the_callers_fault()
      throws Exception {
    try (var stranger = behind("fedcba9876543210fedcba9876543210")) {
      front.close();
      front = inFront(List.of(stranger.uri("")), Map.of());

      var answer = front.get("/far/hello");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(problem(answer)).contains("the service far does not believe the door");
    }
  }

  @Test
  void a_process_behind_answers_nobody_without_an_introduction_but_tells_how_it_is()
      throws Exception {
    for (var path : List.of("/far/hello", "/far/open", "/nothing", "/api", "/metrics/x")) {
      assertThat(far.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(far.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(far.get("/metrics").statusCode()).isEqualTo(200);
    assertThat(far.send(far.to("/metrics").header("X-Forwarded-For", "1.2.3.4")).statusCode())
        .isEqualTo(401);
    assertThat(far.send(far.to("/metrics").header("Origin", "http://evil.example")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void an_introduction_opens_once_and_what_it_says() throws Exception {
    var ana = new Introduction("ana", false, Set.of("statistics:read"));
    var once = introductions.write("GET", "/far/hello", ana);
    var noRight = introductions.write("POST", "/far/hello", ana);

    assertThat(far.send(far.to("/far/hello").header(Introductions.HEADER, once)).statusCode())
        .isEqualTo(200);
    assertThat(came.get()).containsEntry("caller", "ana");
    assertThat(far.send(far.to("/far/hello").header(Introductions.HEADER, once)).statusCode())
        .isEqualTo(401);
    assertThat(
            far.send(
                    far.to("/far/hello")
                        .header(Introductions.HEADER, noRight)
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void documents_of_all_services_are_shown_at_the_door() throws Exception {
    assertThat(front.get("/api").body()).contains("far.yaml");
    assertThat(front.get("/api/far.yaml").body()).contains("/far/hello");
  }
}
