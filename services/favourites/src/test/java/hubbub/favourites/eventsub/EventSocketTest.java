package hubbub.favourites.eventsub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.favourites.events.Notification;
import hubbub.favourites.eventsub.EventSocket.Session;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.twitch.TwitchApi;
import hubbub.testkit.twitch.TwitchEventSub;
import hubbub.testkit.twitch.TwitchHolder;
import hubbub.testkit.twitch.TwitchSubscription;
import hubbub.testkit.twitch.TwitchWorld;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A session with an EventSub of our own; time passes as the test says.
class EventSocketTest {
  private final PinnedClock clock = new PinnedClock();
  private final TwitchApi api =
      new TwitchApi(
          new TwitchWorld(),
          clock,
          _ -> Optional.of(new TwitchHolder("client", "1", "ada", Set.of())));
  private final TwitchEventSub twitch = api.eventSub;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final List<Message.Revoked> revoked = new CopyOnWriteArrayList<>();
  private final AtomicInteger changes = new AtomicInteger();
  private int given;

  private final EventSocket socket =
      new EventSocket(
          URI.create(twitch.url()),
          client,
          clock,
          clock.ticker(),
          () -> 1,
          new EventSubMeters(meters),
          new Ear() {
            @Override
            public void told(Notification notification) {
              told.add(notification.event().path("id").asString(""));
              ids.add(notification.messageId());
            }

            @Override
            public void revoked(Message.Revoked one) {
              revoked.add(one);
            }

            @Override
            public void changed() {
              changes.incrementAndGet();
            }
          });

  @AfterEach
  void close() {
    socket.close();
    client.shutdownNow();
    api.close();
  }

  /// Looks after the socket until something is so.
  private void until(Callable<Boolean> condition) {
    Await.until(() -> {
      socket.tick();
      return condition.call();
    });
  }

  private Session welcomed() {
    until(() -> socket.session().isPresent());
    return socket.session().orElseThrow();
  }

  /// Subscribes to a channel's beginning.
  private void subscribe() {
    var id = socket.session().orElseThrow().id();
    twitch.has(
        new TwitchSubscription(
            "given-" + ++given,
            "enabled",
            "stream.online",
            "1",
            Map.of("broadcaster_user_id", "42"),
            "1",
            1,
            false,
            id,
            ""));
  }

  private int live(String id) {
    return twitch.happens("stream.online", Map.of("id", id, "broadcaster_user_id", "42"));
  }

  private double count(String name, String tag, String value) {
    return meters.counter("hubbub.favourites.eventsub." + name, tag, value).count();
  }

  @Test
  void a_session_is_welcomed_and_tells() {
    welcomed();
    subscribe();

    assertThat(live("900")).isEqualTo(1);
    twitch.again();

    Await.untilAsserted(() -> assertThat(told).containsExactly("900", "900"));
    assertThat(Set.copyOf(ids)).hasSize(1);
    assertThat(changes.get()).isEqualTo(1);
  }

  @Test
  void a_line_that_is_not_welcomed_in_ten_seconds_is_given_up() {
    twitch.sockets.welcomes(false);
    until(() -> twitch.sockets.connected() == 1);

    clock.pass(Duration.ofSeconds(11));
    twitch.sockets.welcomes(true);
    socket.tick();
    assertThat(socket.session()).isEmpty();
    clock.pass(Duration.ofSeconds(1));

    welcomed();
    assertThat(twitch.sockets.connected()).isEqualTo(2);
  }

  @Test
  void a_keepalive_that_is_late_by_less_than_a_fifth_is_waited_for() {
    twitch.sockets.mute();
    var session = welcomed();
    subscribe();
    clock.pass(Duration.ofMillis(11_900));
    socket.tick();

    assertThat(socket.session()).contains(session);
    clock.pass(Duration.ofMillis(200));
    socket.tick();
    assertThat(socket.session()).isEmpty();
  }

  @Test
  void keepalives_keep_a_session() {
    var session = welcomed();
    subscribe();
    for (var second = 0; second < 60; second += 10) {
      twitch.sockets.keepalive();
      live("s" + second);
      var heard = told.size();
      var all = second / 10 + 1;
      Await.until(() -> told.size() == all);
      assertThat(heard).isLessThanOrEqualTo(all);
      clock.pass(Duration.ofSeconds(10));
      socket.tick();
    }

    assertThat(socket.session()).contains(session);
  }

  @Test
  void a_session_moves_without_losing_anything() {
    var session = welcomed();
    subscribe();
    live("1");

    twitch.sockets.reconnect();
    live("2");
    until(() -> twitch.sockets.connected() == 2);
    live("3");

    Await.untilAsserted(() -> assertThat(told).containsExactlyInAnyOrder("1", "2", "3"));
    assertThat(socket.session()).contains(session);
    Await.until(() -> changes.get() == 2);
    live("4");
    Await.untilAsserted(() -> assertThat(told).contains("4"));
    assertThat(twitch.sockets.open()).hasSize(1);
  }

  @Test
  void the_old_line_is_kept_while_the_new_one_is_not_welcomed() {
    var session = welcomed();
    subscribe();
    twitch.sockets.welcomes(false);
    twitch.sockets.reconnect();
    until(() -> twitch.sockets.connected() == 2);

    live("1");

    Await.untilAsserted(() -> assertThat(told).containsExactly("1"));
    assertThat(socket.session()).contains(session);
  }

  @Test
  void where_nobody_welcomes_a_moved_session_another_begins() {
    var session = welcomed();
    subscribe();
    twitch.sockets.welcomes(false);
    twitch.sockets.reconnect();
    until(() -> twitch.sockets.connected() == 2);

    clock.pass(Duration.ofSeconds(11));
    twitch.sockets.welcomes(true);
    until(() -> socket.session().isEmpty());
    clock.pass(Duration.ofSeconds(1));

    assertThat(welcomed().number()).isNotEqualTo(session.number());
  }

  @Test
  void an_address_that_is_none_is_not_gone_to() {
    var session = welcomed();
    subscribe();
    for (var address : List.of("", "http://127.0.0.1:1/", "file:///etc/passwd", "ws:", "::")) {
      twitch.sockets.reconnectAt(_ -> address);
    }
    live("1");

    Await.untilAsserted(() -> assertThat(told).containsExactly("1"));
    assertThat(count("messages", "outcome", "broken")).isEqualTo(5);
    assertThat(socket.session()).contains(session);
  }

  @Test
  void a_code_of_twitchs_is_counted_and_another_session_begins_after_a_pause() {
    var session = welcomed();
    subscribe();

    twitch.sockets.end(4000);
    until(() -> socket.session().isEmpty());
    assertThat(count("ended", "code", "4000")).isEqualTo(1);
    socket.tick();
    assertThat(twitch.sockets.connected()).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));

    assertThat(welcomed().number()).isEqualTo(session.number() + 1);
  }

  @Test
  void an_unused_session_is_closed_by_twitch() {
    welcomed();

    clock.pass(Duration.ofSeconds(10));

    until(() -> socket.session().isEmpty());
    assertThat(twitch.sockets.codes()).containsExactly(4003);
    assertThat(count("ended", "code", "4003")).isEqualTo(1);
  }

  @Test
  void pauses_grow_to_two_minutes() {
    twitch.sockets.refuses(true);
    var pauses = List.of(1, 2, 4, 8, 16, 32, 64, 120, 120);
    for (var pause : pauses) {
      untilTried();
      clock.pass(Duration.ofSeconds(pause).minusMillis(1));
      var before = tried();
      socket.tick();
      assertThat(tried()).isEqualTo(before);
      clock.pass(Duration.ofMillis(1));
    }
    twitch.sockets.refuses(false);

    welcomed();
  }

  private int tried() {
    return twitch.sockets.refused();
  }

  /// Until another try has failed, and the socket knows.
  private void untilTried() {
    var before = changes.get();
    until(() -> changes.get() > before);
  }

  @Test
  void a_dropped_line_is_followed_by_another() {
    var session = welcomed();
    subscribe();

    twitch.sockets.drop();
    until(() -> socket.session().isEmpty());
    clock.pass(Duration.ofSeconds(1));

    assertThat(welcomed()).isNotEqualTo(session);
  }

  @Test
  void what_is_no_message_is_counted_and_the_session_goes_on() {
    welcomed();
    subscribe();
    for (var text : List.of("", "{", "[]", "{}", "{\"metadata\":7}", "null")) {
      twitch.sockets.raw(text);
    }
    twitch.sockets.raw("{\"metadata\":{\"message_type\":\"session_news\"},\"payload\":{}}");
    twitch.sockets.raw(
        "{\"metadata\":{\"message_type\":\"notification\",\"message_id\":\"x\"},\"payload\":{}}");
    live("1");

    Await.untilAsserted(() -> assertThat(told).containsExactly("1"));
    assertThat(count("messages", "outcome", "broken")).isEqualTo(7);
    assertThat(count("messages", "outcome", "unknown")).isEqualTo(1);
  }

  @Test
  void an_endless_message_ends_the_line() {
    welcomed();
    subscribe();
    twitch.sockets.raw(" ".repeat(Line.TEXT_MAX + 1));

    until(() -> socket.session().isEmpty());
    assertThat(count("messages", "outcome", "too long")).isEqualTo(1);
  }

  @Test
  void a_message_of_a_mebibyte_is_read() {
    welcomed();
    subscribe();
    twitch.sockets.raw("\"" + "x".repeat(Line.TEXT_MAX - 2) + "\"");
    live("1");

    Await.untilAsserted(() -> assertThat(told).containsExactly("1"));
  }

  @Test
  void a_revocation_says_what_and_why() {
    welcomed();
    subscribe();

    twitch.revoke("given-1", "user_removed");

    Await.untilAsserted(() ->
        assertThat(revoked)
            .containsExactly(
                new Message.Revoked(
                    "given-1",
                    new Topic("stream.online", "1", Map.of("broadcaster_user_id", "42")),
                    "user_removed")));
  }

  @Test
  void a_closed_socket_comes_no_more() {
    welcomed();
    socket.close();

    Await.until(() -> twitch.sockets.open().isEmpty());
    clock.pass(Duration.ofMinutes(5));
    socket.tick();
    assertThat(twitch.sockets.connected()).isEqualTo(1);
  }
}
