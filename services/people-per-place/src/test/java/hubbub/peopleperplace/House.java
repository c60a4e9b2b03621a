package hubbub.peopleperplace;

import hubbub.contracts.KeptFact;
import hubbub.contracts.NoAnswer;
import hubbub.contracts.directory.AskPeople;
import hubbub.contracts.directory.AskPlaces;
import hubbub.contracts.directory.DirectoryStands;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonDeleted;
import hubbub.contracts.directory.PersonState;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.contracts.directory.PlaceState;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// People per place in a house of its own, what it is told there, and who answers for the two
/// services: what they told is all that they have.
final class House implements AutoCloseable {
  static final String REBUILD = "/api/v1/people-per-place/rebuild";

  final SmallHouse small;

  /// People do not answer while it is set.
  volatile boolean away;

  /// The second page of people waits for it.
  volatile CountDownLatch next = new CountDownLatch(0);

  /// Its own.
  final Database database;

  private final Both both;
  private final Database teller;

  /// What there is, in all lives of a house.
  static final class Both {
    private final ConcurrentSkipListMap<Long, PlaceState> places = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, PersonState> people = new ConcurrentSkipListMap<>();
    private long placeChanges;
    private long personChanges;
  }

  House(Path folder, PinnedClock clock) {
    this(folder, clock, new Both());
  }

  House(Path folder, PinnedClock clock, Both both) {
    this.both = both;
    small = new SmallHouse(folder, clock, clock.ticker(), Map.of());
    teller = small.teller();
    small.with(PeoplePerPlaceService::new);
    var opened = new AtomicReference<>(teller);
    small
        .platform()
        .storage()
        .onOpen(one -> {
          if (one.name().equals("people-per-place")) {
            opened.set(one);
          }
        });
    database = opened.get();
    small
        .platform()
        .questions()
        .answer(
            AskPlaces.class,
            new AskPlaces() {
              @Override
              public Set<Long> existing(Set<Long> ids) {
                return ids.stream().filter(both.places::containsKey).collect(Collectors.toSet());
              }

              @Override
              public List<PlaceState> after(long id, int limit) {
                return both.places.tailMap(id, false).values().stream().limit(limit).toList();
              }
            });
    small.platform().questions().answer(AskPeople.class, this::peopleAfter);
  }

  private List<PersonState> peopleAfter(long id, int limit) {
    if (away) {
      throw new NoAnswer("people");
    }
    try {
      if (id > 0) {
        next.await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return both.people.tailMap(id, false).values().stream().limit(limit).toList();
  }

  /// Opens it, and waits until its first copy is built.
  House open() {
    small.open();
    awaitRebuild("done");
    return this;
  }

  void awaitRebuild(String state) {
    Await.until(() -> rebuild().path("state").asString().equals(state));
  }

  JsonNode rebuild() {
    return Json.mapper().readTree(get(REBUILD).body());
  }

  /// Tells facts, and waits until they are heard.
  void tell(List<? extends KeptFact> facts) {
    teller.write(tx -> {
      facts.forEach(tx::tell);
      return null;
    });
    small.settle();
  }

  void tell(KeptFact... facts) {
    tell(List.of(facts));
  }

  PlaceChanged place(long id, String name) {
    var state = new PlaceState(new Place(id, name), ++both.placeChanges);
    both.places.put(id, state);
    return new PlaceChanged(state.place(), state.change());
  }

  PlaceDeleted noPlace(long id) {
    both.places.remove(id);
    return new PlaceDeleted(id, ++both.placeChanges);
  }

  PersonChanged person(long id, String name, boolean isAlive, @Nullable Long placeId) {
    var state = new PersonState(new Person(id, name, isAlive, placeId), ++both.personChanges);
    both.people.put(id, state);
    return new PersonChanged(state.person(), state.change());
  }

  PersonDeleted nobody(long id) {
    both.people.remove(id);
    return new PersonDeleted(id, ++both.personChanges);
  }

  /// The rows of the letter contracts.
  void tellLetter() {
    tell(place(1, "Descaro del Rey"), place(2, "Más allá del Zumo"), place(3, "Veranolandia"));
    tell(
        person(1, "Sensei Lamister", true, 1L),
        person(2, "Aiba Stack", true, 3L),
        person(3, "Juaquín Nevado", true, 2L),
        person(4, "Nicolás Cartón", false, 3L),
        person(5, "Juanito Lamister", true, 1L));
  }

  /// Both say where they stand, as they do each second.
  void stand() {
    stand("places", both.placeChanges);
    stand("people", both.personChanges);
  }

  void stand(String service, long change) {
    small.platform().bus().pass(new DirectoryStands(service, change));
  }

  /// Both stand where they were heard, and that is noticed.
  void know() {
    stand();
    Await.until(() -> age() == 0);
  }

  HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(small.address(path)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return small.send(request.build());
  }

  String list() {
    return get("/people-per-place").body();
  }

  long age() {
    return age(get("/people-per-place"));
  }

  static long age(HttpResponse<String> answer) {
    return answer.headers().firstValueAsLong("Age").orElseThrow();
  }

  @Override
  public void close() {
    small.close();
  }
}
