package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.favourites.EventSeen;
import hubbub.platform.http.Keys;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.testkit.Listening;
import hubbub.testkit.PageSocket;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A house with favourites behind a real door, where everybody's token is their name: Ana has the
/// id 1001, Bob 1002.
abstract class FavouritesHouse {
  private static final Map<String, String> PEOPLE = Map.of("ana", "1001", "bob", "1002");

  @TempDir Path folder;
  final PinnedClock clock = new PinnedClock();
  SmallHouse house;
  FavouritesService favourites;
  private Database teller;
  private Listening listening;
  private long change;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock, clock.ticker(), settings());
    favourites = house.with(FavouritesService::new);
    teller = house.teller();
    listening = new Listening(teller, Set.of(EventSeen.class));
    house.platform().routes().guard(new Names());
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

  /// Whose name a token is.
  private final class Names implements Keys {
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
      return Optional.ofNullable(PEOPLE.get(secret))
          .map(id ->
              Holder.of(
                  new KeyHolder(
                      "token:" + id,
                      new Account(id, secret, secret, clock.instant()),
                      false,
                      Set.of("account"),
                      "tests",
                      clock.instant().plus(Duration.ofDays(1)))));
    }
  }

  /// Tells facts as other services would, and waits until they are heard.
  void tell(KeptFact... facts) {
    teller.write(tx -> {
      List.of(facts).forEach(tx::tell);
      return facts.length;
    });
    house.settle();
  }

  /// Somebody opens a channel, or gives it a title.
  void channel(String id, String name, String ownerId, String title) {
    tell(new ChannelChanged(new OwnChannel(id, name, ownerId, title, clock.instant()), ++change));
  }

  long nextChange() {
    return ++change;
  }

  /// The events that were told, in order.
  List<EventSeen> told() {
    house.settle();
    return listening.heard().stream().map(EventSeen.class::cast).toList();
  }

  HttpResponse<String> send(String who, String method, String path, String json) {
    return house.send(
        HttpRequest.newBuilder(house.address(path))
            .header("Authorization", "Bearer " + who)
            .header("Content-Type", "application/json")
            .method(
                method,
                json.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  JsonNode get(String who, String path) {
    var answer = send(who, "GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  void follow(String who, String channel) {
    var answer = send(who, "PUT", "/api/v1/favourites/" + channel, "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  /// The texts of a page of events.
  List<String> texts(String who, String query) {
    return get(who, "/api/v1/events" + query)
        .required("events")
        .valueStream()
        .map(event -> event.required("text").stringValue())
        .toList();
  }

  Ear ear(String who) {
    return new Ear(URI.create("ws://127.0.0.1:" + house.port() + "/api/v1/events/live"), who);
  }

  /// A page that hears events.
  static final class Ear extends PageSocket {
    Ear(URI address, String token) {
      super(address, token);
    }
  }
}
