package hubbub.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonDeleted;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a page hears of the directory over its WebSocket.
class DirectoryFeedTest {
  private static final String ASKED = "{\"subscribe\": [], \"kinds\": [\"directory\"]}";

  @TempDir Path folder;
  private SmallHouse house;

  @BeforeEach
  void open() {
    var clock = new PinnedClock();
    house = new SmallHouse(folder, clock, clock.ticker(), Map.of("feed.beat", "200ms"));
    house.with(WebService::new);
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void tell(KeptFact... facts) {
    house
        .teller()
        .write(transaction -> {
          for (var fact : facts) {
            transaction.tell(fact);
          }
          return true;
        });
  }

  @Test
  void changes_are_told_in_their_order_as_rows_stand_now() {
    try (var page = Page.open(house).wants(ASKED)) {
      tell(
          new PlaceChanged(new Place(3, "Más allá"), 1),
          new PersonChanged(new Person(7, "Ana", true, 3L), 1),
          new PersonChanged(new Person(7, "Ana", false, null), 2),
          new PersonDeleted(7, 3),
          new PlaceDeleted(3, 2));

      Await.until(() -> page.all("directory").size() == 5);
      assertThat(page.all("directory").stream().map(JsonNode::toString))
          .containsExactly(
              "{\"kind\":\"directory\",\"place\":{\"id\":3,\"name\":\"Más allá\"}}",
              "{\"kind\":\"directory\",\"person\":{\"id\":7,\"name\":\"Ana\",\"isAlive\":true,"
                  + "\"placeId\":3}}",
              "{\"kind\":\"directory\",\"person\":{\"id\":7,\"name\":\"Ana\",\"isAlive\":false,"
                  + "\"placeId\":null}}",
              "{\"kind\":\"directory\",\"deleted_person\":7}",
              "{\"kind\":\"directory\",\"deleted_place\":3}");
    }
  }

  @Test
  void whoever_names_no_kind_hears_of_channels_only() {
    try (var page = Page.open(house).wants("{\"subscribe\": []}");
        var other = Page.open(house).wants(ASKED)) {
      tell(new PlaceChanged(new Place(3, "Here"), 1));

      other.hears("directory");
      assertThat(page.all("directory")).isEmpty();
    }
  }

  @Test
  void more_than_a_page_can_use_is_told_as_one() {
    try (var page = Page.open(house).wants(ASKED)) {
      tell(
          IntStream.rangeClosed(1, 500)
              .mapToObj(id -> new PlaceChanged(new Place(id, "Place " + id), id))
              .toArray(KeptFact[]::new));

      page.hears(frame -> frame.path("again").booleanValue(false));
      assertThat(page.all("directory").size()).isLessThan(500);
    }
  }

  @Test
  void a_private_directory_is_told_to_those_who_may_read_it() {
    close();
    var clock = new PinnedClock();
    house =
        new SmallHouse(
            folder.resolve("private"),
            clock,
            clock.ticker(),
            Map.of("directory.private", "true", "feed.beat", "200ms"));
    house.with(WebService::new);
    house.open();
    try (var page = Page.open(house).wants(ASKED)) {
      tell(new PlaceChanged(new Place(3, "Here"), 1));

      page.hears("directory");
    }
  }
}
