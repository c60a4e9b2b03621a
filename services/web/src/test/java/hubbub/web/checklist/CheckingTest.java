package hubbub.web.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The check-list as its owner asks for it.
class CheckingTest {
  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private SmallHouse house;
  private WebService web;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock);
    web = house.with(WebService::new);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(house.address(path));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return house.send(request.build());
  }

  private String command() {
    try {
      return "Bearer " + Files.readString(folder.resolve("command-token")).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private JsonNode item(String name) {
    var answer = get("/api/v1/checklist", "Authorization", command());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper()
        .readTree(answer.body())
        .required("items")
        .valueStream()
        .filter(item -> item.required("item").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String state(JsonNode item) {
    return item.required("state").asString();
  }

  private static String value(JsonNode item) {
    return item.required("value").asString();
  }

  private void claim() {
    var code = web.newOwnerLink().substring("/claim#".length());
    var answer =
        house.send(
            HttpRequest.newBuilder(house.address("/claim"))
                .POST(HttpRequest.BodyPublishers.ofString("code=" + code))
                .build());
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  @Test
  void every_item_says_how_it_is_and_why_it_matters() {
    var answer = get("/api/v1/checklist", "Authorization", command());

    var items = Json.mapper().readTree(answer.body()).required("items");
    assertThat(items.valueStream().map(item -> item.required("item").asString()))
        .containsExactly(
            "data-folder", "backup", "reach", "https", "storage", "retention", "updates", "health");
    assertThat(items.valueStream())
        .allSatisfy(item -> {
          assertThat(item.required("value").asString()).endsWith(".");
          assertThat(item.required("why").asString()).endsWith(".");
          assertThat(item.required("read").asString()).startsWith("docs/operate/");
        });
  }

  @Test
  void nobody_but_the_owner_sees_it() throws IOException {
    assertThat(get("/api/v1/checklist").statusCode()).isEqualTo(403);
    assertThat(get("/api/v1/checklist", "X-Forwarded-For", "192.0.2.1").statusCode())
        .isEqualTo(401);
    claim();
    assertThat(get("/api/v1/checklist").statusCode()).isEqualTo(401);
    for (var scope :
        List.of(
            "statistics:read", "archive:read", "directory:write", "runs:write", "radio:admin")) {
      assertThat(get("/api/v1/checklist", "Authorization", token(scope)).statusCode())
          .as(scope)
          .isEqualTo(403);
      assertThat(get("/admin", "Authorization", token(scope)).statusCode()).isEqualTo(403);
    }
    assertThat(get("/api/v1/checklist", "Authorization", token("owner")).statusCode())
        .isEqualTo(200);
  }

  private String token(String scope) {
    var wish = Json.write(Map.of("name", scope, "scopes", List.of(scope)));
    var answer =
        house.send(
            HttpRequest.newBuilder(house.address("/api/v1/tokens"))
                .header("Authorization", command())
                .POST(HttpRequest.BodyPublishers.ofString(wish))
                .build());
    return "Bearer " + Json.mapper().readTree(answer.body()).required("secret").asString();
  }

  @Test
  void a_data_folder_that_others_may_read_is_to_be_looked_at() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

    var open = item("data-folder");

    assertThat(state(open)).isEqualTo("look");
    assertThat(value(open)).contains(folder.toString()).contains("may look in");
    assertThat(open.required("command").asString()).isEqualTo("chmod 700 '" + folder + "'");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    assertThat(value(item("data-folder"))).contains("for its user only");
  }

  @Test
  void a_backup_is_known_by_the_note_that_it_leaves() throws IOException {
    assertThat(state(item("backup"))).isEqualTo("not_set");
    var note = Files.writeString(folder.resolve("last-backup"), "/backups/today\n");
    Files.setLastModifiedTime(note, FileTime.from(clock.instant()));

    clock.pass(Duration.ofHours(3));

    assertThat(state(item("backup"))).isEqualTo("fine");
    assertThat(value(item("backup")))
        .isEqualTo("The last one was made 3 hours ago, to /backups/today.");
    clock.pass(Duration.ofDays(9));
    assertThat(state(item("backup"))).isEqualTo("look");
    assertThat(value(item("backup"))).contains("9 days ago");
  }

  @Test
  void a_note_that_is_no_text_is_a_backup_all_the_same() throws IOException {
    var note = Files.write(folder.resolve("last-backup"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Files.setLastModifiedTime(note, FileTime.from(clock.instant()));

    assertThat(value(item("backup"))).isEqualTo("The last one was made within the last hour.");
  }

  @Test
  void keys_are_counted_once_somebody_owns_the_house() {
    assertThat(state(item("reach"))).isEqualTo("not_set");
    claim();
    token("archive:read");
    token("owner");

    var reach = item("reach");

    assertThat(state(reach)).isEqualTo("fine");
    assertThat(value(reach))
        .isEqualTo(
            "This machine only, at 127.0.0.1. Signed in: 1 browser. Tokens: 2, 1 of them for"
                + " everything.");
  }

  @Test
  void the_size_of_rows_is_told_by_service() {
    assertThat(value(item("storage")))
        .matches("In all [0-9.]+ kB(: | in the database server: )web [0-9.]+ kB\\.");
  }

  @Test
  void the_owner_reads_it_on_a_page_that_others_do_not_get() {
    var page = get("/admin", "Authorization", command());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<title>Your server · Hubbub</title>")
        .contains("Data folder")
        .contains("None that this server knows of.")
        .contains("href=\"/admin\" aria-current=\"page\"");
    var others = get("/admin");
    assertThat(others.statusCode()).isEqualTo(403);
    assertThat(others.body()).contains("For the owner").doesNotContain(folder.toString());
    assertThat(get("/").body()).doesNotContain("href=\"/admin\"");
  }
}
