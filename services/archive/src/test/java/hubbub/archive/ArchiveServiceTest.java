package hubbub.archive;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.Fact;
import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.http.Keys;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The archive behind a real door, hearing a real bus.
class ArchiveServiceTest {
  private static final Channel KESTREL = new Channel("twitch", "kestrelplays");
  private static final Instant NOW = PinnedClock.BEGIN;

  @TempDir private Path folder;
  private final PinnedClock clock = new PinnedClock();
  private SmallHouse house;
  private Database teller;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock);
    house.with(ArchiveService::new);
    teller = house.teller();
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void tell(KeptFact... facts) {
    teller.write(tx -> {
      List.of(facts).forEach(tx::tell);
      return null;
    });
    house.settle();
  }

  private static Message line(int n, String login, String text) {
    return new Message(
        "id-" + n,
        MessageKind.MESSAGE,
        new Author("id-" + login, login, login, "#102030"),
        text,
        NOW.plusMillis(n),
        NOW.plusMillis(n),
        null,
        List.of(),
        List.of(),
        false,
        Map.of());
  }

  private static MessagesSeen seen(Message... lines) {
    return new MessagesSeen(KESTREL, List.of("run-1"), List.of(lines));
  }

  private JsonNode get(String address) {
    var answer = house.get(address);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  private static List<String> texts(JsonNode page) {
    return page.path("messages").valueStream().map(m -> m.path("text").asString()).toList();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Test
  void a_message_is_shown_in_the_shape_of_the_api_with_its_mood() {
    tell(seen(line(1, "ana", "this is wonderful, I love it")));

    var page = get("/api/v1/messages");

    var message = page.path("messages").path(0);
    assertThat(message.propertyNames())
        .contains(
            "id",
            "channel",
            "run_ids",
            "kind",
            "author",
            "text",
            "sent_at",
            "received_at",
            "reply_to",
            "badges",
            "emotes",
            "deleted_at",
            "mood");
    assertThat(message.path("channel").asString()).isEqualTo("twitch/kestrelplays");
    assertThat(message.path("kind").asString()).isEqualTo("message");
    assertThat(message.path("author").path("login").asString()).isEqualTo("ana");
    assertThat(message.path("received_at").asString()).isEqualTo("2026-03-01T20:00:00.001Z");
    assertThat(message.path("deleted_at").isNull()).isTrue();
    assertThat(message.path("mood").path("label").asString()).isEqualTo("positive");
    assertThat(page.path("next").isNull()).isTrue();
  }

  @Test
  void pages_follow_their_cursor_to_the_end() {
    tell(
        seen(
            IntStream.range(0, 120)
                .mapToObj(n -> line(n, "ana", "n" + n))
                .toArray(Message[]::new)));

    var all = new ArrayList<String>();
    var address = "/api/v1/messages?order=oldest";
    var page = get(address);
    assertThat(texts(page)).hasSize(50);
    all.addAll(texts(page));
    while (!page.path("next").isNull()) {
      page = get(address + "&cursor=" + encoded(page.path("next").asString()));
      all.addAll(texts(page));
    }

    assertThat(all)
        .containsExactlyElementsOf(IntStream.range(0, 120).mapToObj(n -> "n" + n).toList());
  }

  @Test
  void a_cursor_of_another_question_is_refused() {
    tell(seen(line(1, "ana", "a"), line(2, "ana", "b")));
    var cursor = get("/api/v1/messages?limit=1").path("next").asString();

    assertRefused(house.get("/api/v1/messages?author=ana&cursor=" + cursor), "cursor");
    assertThat(texts(get("/api/v1/messages?limit=7&cursor=" + cursor))).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=0                                               | limit
          limit=1001                                            | limit
          limit=ten                                             | limit
          kind=shout                                            | kind
          order=random                                          | order
          deleted=maybe                                         | deleted
          channel=kestrelplays                                  | channel
          channel=Twitch/x                                      | channel
          from=yesterday                                        | from
          from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z     | from
          text=                                                 | text
          text=%22%22                                           | text
          author=                                               | author
          run=%20                                               | run
          cursor=garbage                                        | cursor
          cursor=%00                                            | cursor
          cursor=AAAAAAAAAAAAAAAAAAAAAA                         | cursor
          """)
  void what_is_wrong_is_refused_by_name(String query, String field) {
    assertRefused(house.get("/api/v1/messages?" + query), field);
  }

  @Test
  void endless_input_is_refused() {
    assertRefused(house.get("/api/v1/messages?text=" + "a".repeat(2_000)), "text");
    assertRefused(house.get("/api/v1/messages?author=" + "a".repeat(201)), "author");
    assertThat(house.get("/api/v1/messages?text=" + "a".repeat(10_000)).statusCode())
        .isBetween(400, 499);
  }

  private static void assertRefused(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    var problem = Json.mapper().readTree(answer.body());
    assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
  }

  @Test
  void an_export_has_everything_in_the_shape_of_the_pages() {
    tell(
        seen(
            IntStream.range(0, 500)
                .mapToObj(n -> line(n, "ana", "n" + n))
                .toArray(Message[]::new)));

    var ndjson = house.get("/api/v1/messages.ndjson?order=oldest");
    var csv = house.get("/api/v1/messages.csv?order=oldest&text=n499");

    var lines = ndjson.body().lines().toList();
    assertThat(lines).hasSize(500);
    assertThat(Json.mapper().readTree(lines.getLast()))
        .isEqualTo(get("/api/v1/messages?limit=1").path("messages").path(0));
    assertThat(ndjson.headers().firstValue("content-type").orElse(""))
        .startsWith("application/x-ndjson");
    assertThat(csv.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
    assertThat(csv.body().split("\r\n")).hasSize(2);
    assertThat(csv.body()).startsWith("id,channel,run_ids,").contains(",n499,");
  }

  @Test
  void a_wrong_export_is_refused_before_it_begins() {
    assertRefused(house.get("/api/v1/messages.ndjson?kind=shout"), "kind");
    assertRefused(house.get("/api/v1/messages.csv?from=x"), "from");
  }

  @Test
  void hearing_the_same_again_changes_nothing() {
    tell(seen(line(1, "ana", "once")));
    house.close();

    open();
    tell(seen(line(2, "ana", "twice")));

    assertThat(texts(get("/api/v1/messages"))).containsExactly("twice", "once");
  }

  @Test
  void a_deletion_leaves_only_the_place() {
    tell(seen(line(1, "ana", "oops"), line(2, "bo", "hello")));
    tell(new MessagesDeleted(KESTREL, "id-1", null, NOW.plusSeconds(1), "by a moderator"));

    var deleted = get("/api/v1/messages?deleted=only").path("messages").path(0);

    assertThat(deleted.path("text").asString()).isEmpty();
    assertThat(deleted.path("mood").isNull()).isTrue();
    assertThat(deleted.path("deleted_at").asString()).isEqualTo("2026-03-01T20:00:01.000Z");
    assertThat(texts(get("/api/v1/messages"))).containsExactly("hello");
    assertThat(texts(get("/api/v1/messages?deleted=with"))).containsExactly("hello", "");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/people-data/twitch/1",
    "PUT, /api/v1/opt-outs/twitch/1",
    "DELETE, /api/v1/opt-outs/twitch/1",
    "GET, /api/v1/opt-outs"
  })
  void people_s_wishes_are_the_owner_s_to_fulfil(String method, String path) {
    assertThat(house.send(method, path, "").statusCode()).isIn(401, 403);
  }

  @Test
  void the_health_page_shows_how_large_the_log_is() {
    tell(seen(line(1, "ana", "a")));

    Await.untilAsserted(() ->
        assertThat(house.health())
            .hasEntrySatisfying(
                "archive",
                report ->
                    assertThat(report.figures())
                        .containsEntry("messages", 1L)
                        .containsKeys("bytes", "search_lag")));
  }

  @Test
  void a_person_is_forgotten_and_others_are_told() {
    house.platform().routes().guard(new OneOwner());
    var told = follow();
    tell(seen(line(1, "ana", "forget me"), line(2, "bo", "hello")));
    clock.pass(Duration.ofSeconds(1));

    assertThat(asOwner("DELETE", "/api/v1/people-data/twitch/id-ana").statusCode()).isEqualTo(204);
    assertThat(asOwner("DELETE", "/api/v1/people-data/twitch/id-ana").statusCode()).isEqualTo(204);

    var left = asOwner("GET", "/api/v1/messages?deleted=with").body();
    assertThat(texts(Json.mapper().readTree(left))).containsExactly("hello");
    Await.untilAsserted(() ->
        assertThat(told).contains(new PersonForgotten("twitch", "id-ana", NOW.plusSeconds(1))));
  }

  @Test
  void whoever_deletes_their_account_leaves_no_line_not_even_one_on_its_way() {
    var room = new Channel("hubbub", "friday");
    tell(new MessagesSeen(room, List.of(), List.of(line(1, "ana", "mine"), line(2, "bo", "his"))));

    tell(new AccountDeleted("id-ana", 7));
    tell(
        new MessagesSeen(room, List.of(), List.of(line(3, "ana", "late"))),
        seen(line(4, "ana", "another's on another platform")));

    assertThat(texts(get("/api/v1/messages?deleted=with")))
        .containsExactlyInAnyOrder("his", "another's on another platform");
  }

  @Test
  void a_person_who_opted_out_is_listed_told_and_not_kept() {
    house.platform().routes().guard(new OneOwner());
    var told = follow();

    assertThat(asOwner("PUT", "/api/v1/opt-outs/twitch/id-ana").statusCode()).isEqualTo(204);
    assertThat(asOwner("PUT", "/api/v1/opt-outs/bluesky/did:plc:a%2Fb").statusCode())
        .isEqualTo(204);
    tell(seen(line(1, "ana", "not kept"), line(2, "bo", "kept")));

    var first = Json.mapper().readTree(asOwner("GET", "/api/v1/opt-outs?limit=1").body());
    var second =
        Json.mapper()
            .readTree(
                asOwner("GET", "/api/v1/opt-outs?limit=1&cursor=" + first.path("next").asString())
                    .body());
    assertThat(first.path("opt_outs").path(0).path("author_id").asString())
        .isEqualTo("did:plc:a/b");
    assertThat(second.path("opt_outs").path(0).path("author_id").asString()).isEqualTo("id-ana");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(texts(Json.mapper().readTree(asOwner("GET", "/api/v1/messages").body())))
        .containsExactly("kept");
    Await.untilAsserted(
        () -> assertThat(told).contains(new PersonOptedOut("twitch", "id-ana", true, NOW)));
  }

  @Test
  void a_wish_that_can_t_be_read_is_refused_by_name() {
    house.platform().routes().guard(new OneOwner());

    assertRefused(asOwner("PUT", "/api/v1/opt-outs/Twitch/1"), "platform");
    assertRefused(asOwner("PUT", "/api/v1/opt-outs/twitch/" + "a".repeat(201)), "author");
    assertRefused(asOwner("GET", "/api/v1/opt-outs?cursor=garbage"), "cursor");
    assertRefused(asOwner("GET", "/api/v1/opt-outs?limit=0"), "limit");
  }

  private List<Fact> follow() {
    var told = new CopyOnWriteArrayList<Fact>();
    house.platform().bus().follow(Set.of(PersonForgotten.class, PersonOptedOut.class), told::add);
    return told;
  }

  private HttpResponse<String> asOwner(String method, String pathAndQuery) {
    return house.send(
        HttpRequest.newBuilder(house.address(pathAndQuery))
            .header("Authorization", "Bearer sesame")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /// A house with an owner, whose token is `sesame`.
  private static final class OneOwner implements Keys {
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
      return secret.equals("sesame")
          ? Optional.of(new Holder("owner", Set.of("owner"), true))
          : Optional.empty();
    }
  }
}
