package hubbub.radio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.StreamRights;
import hubbub.contracts.radio.ShowEnded;
import hubbub.contracts.radio.ShowStarted;
import hubbub.platform.http.Keys;
import hubbub.testkit.Await;
import hubbub.testkit.Listening;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Radio in a small house. The stream keys `friday-key` and `host-key` open `/live/friday`, `/kit*`
/// and `/friday`, `monday-key` opens `/live/monday`; the token `admin-token` may what Icecast's
/// admin may, `other-token` may not, `owner-token` is the owner's. Whoever has the session
/// `ines-session` goes on air in `friday`, which she opened, and whoever has `hana-session` as its
/// host; whoever has `otto-session` nowhere.
final class RadioHouse implements AutoCloseable {
  private static final String INES = "1001";
  private static final String OTTO = "1002";
  private static final String HANA = "1003";
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  final PinnedClock clock = new PinnedClock();
  final SmallHouse house;
  private final Listening shows;

  RadioHouse(Path folder) {
    this(folder, Map.of());
  }

  RadioHouse(Path folder, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.putIfAbsent("radio.source-timeout", "1h");
    all.putIfAbsent("radio.room-min", "0");
    house = new SmallHouse(folder, clock, clock.ticker(), all);
    house.platform().questions().answer(AskAccounts.class, new Known());
    house.platform().routes().guard(new Tokens());
    house.with(RadioService::new);
    shows = new Listening(house.teller(), Set.of(ShowStarted.class, ShowEnded.class));
    house.platform().bus().hear(shows);
    house.open();
  }

  int port() {
    return house.port();
  }

  /// The house has an owner, who made two tokens.
  private static final class Tokens implements Keys {
    @Override
    public boolean claimed() {
      return true;
    }

    @Override
    public Optional<Holder> session(String secret) {
      return switch (secret) {
        case "ines-session" -> Optional.of(person(INES));
        case "otto-session" -> Optional.of(person(OTTO));
        case "hana-session" -> Optional.of(person(HANA));
        default -> Optional.empty();
      };
    }

    private static Holder person(String id) {
      var account = new Account(id, "login" + id, "Login" + id, LONG_AGO);
      return new Holder("account:" + id, Set.of("account"), false, Optional.of(account));
    }

    @Override
    public Optional<Holder> token(String secret) {
      return switch (secret) {
        case "admin-token" -> Optional.of(new Holder("token:a", Set.of("radio:admin"), false));
        case "owner-token" -> Optional.of(new Holder("token:o", Set.of("owner"), false));
        case "other-token" -> Optional.of(new Holder("token:b", Set.of("archive:read"), false));
        default -> Optional.empty();
      };
    }
  }

  private static final class Known implements AskAccounts {
    @Override
    public Optional<KeyHolder> holder(String secret) {
      return Optional.empty();
    }

    @Override
    public Optional<StreamRights> streamRights(String secret) {
      return switch (secret) {
        case "friday-key" -> Optional.of(rights(1, "friday", List.of("/kit*", "/friday")));
        case "host-key" -> Optional.of(rights(2, "friday", List.of("/kit*", "/friday")));
        case "monday-key" -> Optional.of(rights(1, "monday", List.of()));
        default -> Optional.empty();
      };
    }

    @Override
    public Optional<OwnChannel> airs(String accountId, String channel) {
      return Set.of(INES, HANA).contains(accountId) && channel.equals("friday")
          ? Optional.of(rights(1, "friday", List.of()).channel())
          : Optional.empty();
    }

    private static StreamRights rights(int key, String channel, List<String> mounts) {
      return new StreamRights(
          channel + "-" + key, new OwnChannel(channel, channel, INES, "", LONG_AGO), mounts);
    }
  }

  /// A source on a mount that goes on air at once: it begins with some frames.
  Wire source(String mount) {
    var source = comes(mount, "friday-key", "Friday");
    assertThat(source.head().status()).isEqualTo(200);
    source.send(Frames.of(0, 40));
    Await.until(() -> isOnAir(mount));
    return source;
  }

  /// A source that asks to be let in.
  Wire comes(String mount, String key, String name) {
    return wire()
        .say(
            "PUT " + mount + " HTTP/1.1",
            "Host: localhost",
            "Authorization: " + Wire.basic("source", key),
            "Content-Type: audio/mpeg",
            "Ice-Name: " + name);
  }

  /// What the admin is told who says what stands in for a mount.
  Wire.Head fallBack(String mount, String to) {
    try (var wire =
        wire()
            .say(
                "GET /admin/fallbacks?mount=" + mount + "&fallback=" + to + " HTTP/1.0",
                "Authorization: " + Wire.basic("admin", "admin-token"))) {
      return wire.head();
    }
  }

  boolean isOnAir(String mount) {
    return house.get("/status-json.xsl?mount=" + mount).body().contains(mount + "\"");
  }

  /// What was told of shows since the start.
  List<KeptFact> told() {
    house.settle();
    return List.copyOf(shows.heard());
  }

  /// How many listen.
  int listeners() {
    var figures = requireNonNull(house.health().get("radio")).figures();
    return (int) requireNonNull(figures.get("listeners"));
  }

  /// Sends a request as a page does.
  ///
  /// @param json its body; empty for none
  /// @param session the value of the cookie; empty for none
  HttpResponse<String> as(String session, String method, String path, String json) {
    var request =
        HttpRequest.newBuilder(house.address(path))
            .header("Content-Type", "application/json")
            .header("Sec-Fetch-Site", "same-origin")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (!session.isEmpty()) {
      request.header("Cookie", "hubbub-session=" + session);
    }
    return house.send(request.build());
  }

  Wire wire() {
    return new Wire(port());
  }

  @Override
  public void close() {
    house.close();
  }
}
