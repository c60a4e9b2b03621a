package hubbub.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.Whereabouts;
import hubbub.contracts.directory.Whereabouts.AtPlace;
import hubbub.contracts.directory.Whereabouts.Those;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page "who is where" as the server sends it, before any module has run.
class DirectoryPageTest {
  private static final Whereabouts NOBODY =
      new Whereabouts(List.of(), new Those(0, List.of()), 0, 0);

  @TempDir Path folder;
  private @Nullable SmallHouse house;

  @AfterEach
  void close() {
    if (house != null) {
      house.close();
    }
  }

  private SmallHouse open(Map<String, String> settings) {
    var clock = new PinnedClock();
    house = new SmallHouse(folder, clock, clock.ticker(), settings);
    house.with(WebService::new);
    return house.open();
  }

  private SmallHouse knowing(Whereabouts all) {
    var opened = open(Map.of());
    opened.platform().questions().answer(AskPeoplePerPlace.class, (_, _, _) -> all);
    return opened;
  }

  @Test
  void it_shows_places_with_who_is_there_without_scripts() {
    var ana = new Person(1, "Ana <b>", true, 1L);
    var beto = new Person(2, "Beto", false, null);
    var page =
        knowing(
                new Whereabouts(
                    List.of(
                        new AtPlace(new Place(1, "Más allá"), new Those(9, List.of(ana))),
                        new AtPlace(new Place(2, "Empty"), new Those(0, List.of()))),
                    new Those(1, List.of(beto)),
                    2,
                    10))
            .get("/directory")
            .body();

    assertThat(page)
        .contains("<title>Who is where · Hubbub</title>", "<bdi>Más allá</bdi>", "and 8 more")
        .contains("Ana &lt;b&gt;", "Nobody is here.", "Nowhere", "Beto", "not alive")
        .doesNotContain("<b>\"");
    assertThat(page).contains("2 of 2 places, 10 people");
  }

  @Test
  void an_empty_one_says_how_to_begin() {
    assertThat(knowing(NOBODY).get("/directory").body())
        .contains("No places yet", "./hubbub sample directory")
        .containsPattern("<section class=\"card empty who-empty\">");
  }

  @Test
  void it_says_so_where_who_knows_it_is_away() {
    var answer = open(Map.of()).get("/directory");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("A part of the server is away.");
  }

  @Test
  void who_may_not_edit_is_told_nothing_of_editing() {
    var opened = knowing(NOBODY);
    var stranger =
        HttpRequest.newBuilder(opened.address("/directory")).header("Via", "1.1 proxy").build();

    assertThat(opened.get("/directory").body()).contains("data-edit", "data-feed");
    assertThat(opened.send(stranger).body())
        .contains("appears here by itself")
        .doesNotContain("data-edit", "data-feed", "./hubbub sample");
  }

  @Test
  void a_private_one_is_hidden_from_strangers() {
    var opened = open(Map.of("directory.private", "true"));
    var stranger =
        HttpRequest.newBuilder(opened.address("/directory"))
            .header("Via", "1.1 proxy")
            .header("Accept", "text/html")
            .build();

    var answer = opened.send(stranger);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("Not for everyone").doesNotContain("href=\"/directory\"");
    assertThat(opened.get("/").body()).contains("href=\"/directory\"");
  }
}
