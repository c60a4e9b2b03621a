package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page where the API is read and tried.
final class ApiPageTest {
  private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  private final OpenDoor house = new OpenDoor(Map.of());

  @BeforeEach
  void open() throws IOException {
    house.door.document("greetings", "openapi/greetings.yaml");
    house.door.get("/", Access.OPEN, _ -> Answer.noContent());
    house.door.get("/favicon.svg", Access.OPEN, _ -> Answer.bytes("image/svg+xml", new byte[1]));
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void all_that_the_page_loads_is_here() throws Exception {
    var page = house.get("/api").body();

    var addresses = ADDRESS.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(addresses).hasSizeGreaterThan(5).allMatch(address -> address.startsWith("/"));
    for (var address : addresses) {
      assertThat(house.get(address).statusCode()).as(address).isIn(200, 204);
    }
  }

  @Test
  void the_page_lists_every_document_and_asks_nobody_else() throws Exception {
    assertThat(house.get("/api").body()).contains("href=\"/api?of=greetings\"");
    assertThat(house.get("/api/ui/start.js").body()).contains("validatorUrl: null");
    assertThat(house.get("/api/greetings.yaml").body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void other_files_of_the_class_path_are_not_served() throws Exception {
    assertThat(house.get("/api/ui/..%2F..%2Fpom.properties").statusCode()).isEqualTo(404);
    assertThat(house.get("/api/ui/index.html").statusCode()).isEqualTo(404);
    assertThat(house.get("/api/..%2Fplatform.yaml").statusCode()).isEqualTo(404);
    assertThat(house.get("/api/nobody.yaml").statusCode()).isEqualTo(404);
  }
}
