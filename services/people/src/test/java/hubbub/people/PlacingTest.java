package hubbub.people;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Fact;
import hubbub.contracts.directory.DirectoryStands;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonDeleted;
import hubbub.testkit.Await;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where people may be, what becomes of them when a place goes, and what is told of it.
class PlacingTest extends PeopleHouse {
  @Override
  Map<String, String> settings() {
    return Map.of("people.step-max", "2");
  }

  @Test
  void a_place_that_is_not_there_is_refused_and_named() {
    make("{\"name\": \"Aiba Stack\"}");
    for (var request : List.of("POST /people", "PUT /people/1", "PATCH /people/1")) {
      var words = request.split(" ", -1);
      var body = "{\"name\": \"a\", \"isAlive\": true, \"placeId\": 4}";

      assertProblem(house.send(words[0], words[1], body), 422, "\"field\":\"/placeId\"");
    }
    assertThat(ids(body("/people"))).containsExactly(1);
  }

  @Test
  void a_place_made_a_moment_ago_is_there() {
    townHall.places.add(4L);

    assertThat(make("{\"name\": \"a\", \"placeId\": 4}").body()).contains("\"placeId\":4");
  }

  @Test
  void while_places_is_away_nobody_guesses() {
    make("{\"name\": \"Aiba Stack\"}");
    townHall.away = true;
    for (var request : List.of("POST /people", "PUT /people/1", "PATCH /people/1")) {
      var words = request.split(" ", -1);
      var body = "{\"name\": \"a\", \"isAlive\": true, \"placeId\": 1}";

      var answer = house.send(words[0], words[1], body);
      assertProblem(answer, 503, "places is away");
      assertThat(header(answer, "Retry-After")).isNotEmpty();
    }
    var table = importing("id,name,isAlive,placeId\n,a,true,1\n");
    assertProblem(table, 503, "places is away");
    assertThat(body("/people"))
        .isEqualTo("[{\"id\":1,\"name\":\"Aiba Stack\",\"isAlive\":true,\"placeId\":null}]");
  }

  @Test
  void what_needs_no_place_is_done_while_places_is_away() {
    makeLetters();
    townHall.away = true;

    assertThat(make("{\"name\": \"a\"}").statusCode()).isEqualTo(201);
    assertThat(house.send("PATCH", "/people/1", "{\"name\": \"S\"}").statusCode()).isEqualTo(200);
    assertThat(house.send("PATCH", "/people/1", "{\"placeId\": null}").statusCode()).isEqualTo(200);
    assertThat(house.send("DELETE", "/people/2", "").statusCode()).isEqualTo(204);
    assertThat(importing("id,name,isAlive,placeId\n,b,true,\n").statusCode()).isEqualTo(200);
    assertThat(ids(body("/people?placeId=3"))).containsExactly(4);
  }

  @Test
  void who_is_at_a_deleted_place_leaves_it_within_a_second() {
    makeLetters();

    deletePlace(3);

    Await.untilAsserted(() -> assertThat(ids(body("/people?placeId=none"))).containsExactly(2, 4));
    assertThat(body("/people/2"))
        .isEqualTo("{\"id\":2,\"name\":\"Aiba Stack\",\"isAlive\":true,\"placeId\":null}");
    assertThat(ids(body("/people?placeId=1"))).containsExactly(1, 5);
  }

  @Test
  void many_leave_in_steps_and_each_is_told_once() {
    var told = new CopyOnWriteArrayList<Fact>();
    IntStream.rangeClosed(1, 7).forEach(n -> make("{\"name\": \"p\", \"placeId\": 2}"));
    house.platform().bus().follow(Set.of(PersonChanged.class), told::add);

    deletePlace(2);

    var expected =
        IntStream.rangeClosed(1, 7)
            .mapToObj(n -> (Fact) new PersonChanged(new Person(n, "p", true, null), 7 + n))
            .toList();
    Await.untilAsserted(() -> assertThat(told).isEqualTo(expected));
    tellDeleted(2);
    make("{\"name\": \"after\"}");
    Await.until(() -> told.size() == 8);
  }

  @Test
  void a_place_deleted_after_it_was_asked_for_is_refused_in_the_write() {
    make("{\"name\": \"Aiba Stack\"}");
    tellDeleted(1);
    // The other service still says that it is there, as it did when it was asked.
    assertThat(townHall.places).contains(1L);

    for (var request : List.of("POST /people", "PUT /people/1", "PATCH /people/1")) {
      var words = request.split(" ", -1);
      var body = "{\"name\": \"a\", \"isAlive\": true, \"placeId\": 1}";
      assertProblem(house.send(words[0], words[1], body), 422, "\"field\":\"/placeId\"");
    }
    assertProblem(
        importing("id,name,isAlive,placeId\n,a,true,2\n,b,true,1\n"), 422, "\"field\":\"line 3\"");
    assertThat(body("/people"))
        .isEqualTo("[{\"id\":1,\"name\":\"Aiba Stack\",\"isAlive\":true,\"placeId\":null}]");
  }

  @Test
  void deleted_places_are_known_after_a_restart() {
    tellDeleted(1);
    house.close();
    open();

    assertProblem(
        house.send("POST", "/people", "{\"name\": \"a\", \"placeId\": 1}"),
        422,
        "\"field\":\"/placeId\"");
  }

  @Test
  void each_change_is_told_once_with_the_next_number() {
    var told = new CopyOnWriteArrayList<Fact>();
    var stands = new CopyOnWriteArrayList<Fact>();
    var bus = house.platform().bus();
    bus.follow(Set.of(PersonChanged.class, PersonDeleted.class), told::add);
    bus.follow(Set.of(DirectoryStands.class), stands::add);

    make("{\"name\": \"a\", \"placeId\": 1}");
    house.send("PATCH", "/people/1", "{\"isAlive\": false}");
    house.send("PATCH", "/people/1", "{\"isAlive\": false}");
    house.send("DELETE", "/people/1", "");
    importing("id,name,isAlive,placeId\n,b,true,2\n7,c,false,\n");

    Await.untilAsserted(() ->
        assertThat(told)
            .containsExactly(
                new PersonChanged(new Person(1, "a", true, 1L), 1),
                new PersonChanged(new Person(1, "a", false, 1L), 2),
                new PersonDeleted(1, 3),
                new PersonChanged(new Person(8, "b", true, 2L), 4),
                new PersonChanged(new Person(7, "c", false, null), 5)));
    assertThat(body("/api/v1/people/states"))
        .isEqualTo(
            """
            {"change":5,"states":[\
            {"id":7,"name":"c","isAlive":false,"placeId":null,"change":5},\
            {"id":8,"name":"b","isAlive":true,"placeId":2,"change":4}]}\
            """);
    assertThat(body("/api/v1/people/states?after=7&limit=1")).contains("\"id\":8");
    var stand = new DirectoryStands("people", 5);
    Await.until(() -> Collections.frequency(stands, stand) >= 2);
  }
}
