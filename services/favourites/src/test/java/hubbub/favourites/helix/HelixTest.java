package hubbub.favourites.helix;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.favourites.domain.OnAir;
import hubbub.favourites.helix.HelixAnswer.Answered;
import hubbub.favourites.helix.HelixAnswer.Away;
import hubbub.favourites.helix.HelixAnswer.NoKey;
import hubbub.favourites.helix.HelixAnswer.Refused;
import hubbub.favourites.helix.TwitchChannels.LiveStream;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.twitch.TwitchAnswer;
import hubbub.testkit.twitch.TwitchApi;
import hubbub.testkit.twitch.TwitchCall;
import hubbub.testkit.twitch.TwitchWorld;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HelixTest {
  private static final Asker APP = new Asker.App();
  private static final Asker.Person ADA = new Asker.Person("ada");
  private static final TwitchUser KESTREL = new TwitchUser("42", "kestrelplays", "KestrelPlays");
  private static final int RESERVE = 100;

  private final PinnedClock clock = new PinnedClock();
  private final TwitchWorld world = new TwitchWorld();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Keys keys = new Keys(true);
  private TwitchApi twitch;
  private Helix helix;
  private TwitchChannels channels;

  @BeforeEach
  void open() {
    world.streamer("1", "Ada");
    world.streamer("42", "KestrelPlays");
    world.streamer("43", "Kestrel_Two");
    twitch = new TwitchApi(world, clock, token -> keys.holder(token));
    ask(Duration.ofSeconds(30));
  }

  private void ask(Duration patience) {
    helix =
        new Helix(
            new HelixConfig(URI.create(twitch.url()), patience, Duration.ofSeconds(30), RESERVE),
            () -> keys,
            clock,
            meters);
    channels = new TwitchChannels(helix);
  }

  @AfterEach
  void close() {
    helix.close();
    twitch.close();
  }

  private HelixAnswer<List<TwitchUser>> kestrel() {
    return channels.byLogin(APP, List.of("kestrelplays"));
  }

  @Test
  void where_its_name_leads_nowhere_twitch_counts_as_away() {
    var nowhere = URI.create("http://twitch.invalid/helix");
    try (var lost =
        new Helix(
            new HelixConfig(nowhere, Duration.ofSeconds(30), Duration.ofSeconds(30), RESERVE),
            () -> keys,
            clock,
            meters)) {
      assertThat(new TwitchChannels(lost).byLogin(APP, List.of("kestrelplays")))
          .isInstanceOf(Away.class);
    }
  }

  @Test
  void a_streamer_is_found_by_name_and_a_missing_one_is_missing() {
    var found = channels.byLogin(APP, List.of("kestrelplays", "nobody"));

    assertThat(found).isEqualTo(new Answered<>(List.of(KESTREL)));
  }

  @Test
  void what_is_no_name_is_not_asked_for() {
    assertThat(channels.byLogin(APP, List.of("no name&id=42")))
        .isEqualTo(new Answered<>(List.of()));
    assertThat(twitch.calls).isEmpty();
  }

  @Test
  void words_are_searched_for_as_they_are_written() {
    var found = channels.search(APP, "kestrel & co", 5);

    assertThat(found).isEqualTo(new Answered<>(List.of()));
    assertThat(twitch.calls.getFirst().all("query")).containsExactly("kestrel & co");
    assertThat(channels.search(APP, "kestrelp", 5)).isEqualTo(new Answered<>(List.of(KESTREL)));
  }

  @Test
  void who_is_live_is_told_with_title_category_and_since_when() {
    var since = Instant.parse("2026-03-01T18:00:00Z");
    world.live("42", new TwitchWorld.Stream("900", "Castles", "Minecraft", since));

    var live = channels.streams(APP, List.of("42", "43"));

    var stream = new LiveStream("42", new OnAir("900", "Castles", "Minecraft", since));
    assertThat(live).isEqualTo(new Answered<>(List.of(stream)));
  }

  @Test
  void a_hundred_live_channels_come_in_one_answer() {
    var ids = IntStream.range(1_000, 1_100).mapToObj(Integer::toString).toList();
    for (var id : ids) {
      world.streamer(id, "s" + id);
      world.live(id, new TwitchWorld.Stream("9" + id, "t", "c", clock.instant()));
    }

    var live = channels.streams(APP, ids);

    assertThat(live)
        .isInstanceOfSatisfying(
            Answered.class, all -> assertThat((List<?>) all.value()).hasSize(100));
    assertThat(twitch.calls).hasSize(1);
  }

  @Test
  void whom_a_person_follows_is_read_page_by_page() {
    world.follows("1", List.of("43", "42"));

    assertThat(channels.followed(ADA, "1", ""))
        .isEqualTo(
            new Answered<>(
                new HelixPage<>(
                    List.of(new TwitchUser("43", "kestrel_two", "Kestrel_Two"), KESTREL), "")));
  }

  @Test
  void a_refused_key_is_renewed_once_and_the_call_made_again() {
    keys.end("ada-1");
    world.follows("1", List.of("42"));

    assertThat(channels.followed(ADA, "1", "")).isInstanceOf(Answered.class);
    assertThat(keys.refused).containsExactly("ada-1");
    assertThat(twitch.calls).extracting(TwitchCall::token).containsExactly("ada-1", "ada-2");
  }

  @Test
  void a_key_that_is_refused_again_is_not_tried_a_third_time() {
    twitch.troubles.add(TwitchAnswer.error(401, "Invalid OAuth token"));
    twitch.troubles.add(TwitchAnswer.error(401, "Invalid OAuth token"));

    assertThat(kestrel()).isEqualTo(new Refused<>(401, "Invalid OAuth token"));
    assertThat(keys.refused).containsExactly("app-1");
    assertThat(twitch.calls).hasSize(2);
  }

  @Test
  void without_a_key_nothing_is_asked() {
    assertThat(channels.followed(new Asker.Person("bob"), "2", "")).isEqualTo(new NoKey<>());
    assertThat(twitch.calls).isEmpty();
  }

  @Test
  void a_person_whom_twitch_lets_in_no_longer_has_no_key() {
    keys = new Keys(false);
    ask(Duration.ofSeconds(30));
    keys.end("ada-1");

    assertThat(channels.followed(ADA, "1", "")).isEqualTo(new NoKey<>());
  }

  @Test
  void a_503_is_tried_once_more() {
    twitch.troubles.add(TwitchAnswer.error(503, "unavailable"));

    assertThat(kestrel()).isEqualTo(new Answered<>(List.of(KESTREL)));
    assertThat(twitch.calls).hasSize(2);
  }

  @Test
  void after_a_second_503_and_after_any_other_5xx_twitch_is_away() {
    twitch.troubles.add(TwitchAnswer.error(503, "unavailable"));
    twitch.troubles.add(TwitchAnswer.error(503, "unavailable"));
    twitch.troubles.add(TwitchAnswer.error(500, "broken"));

    assertThat(kestrel()).isInstanceOf(Away.class);
    assertThat(kestrel()).isInstanceOf(Away.class);
    assertThat(twitch.calls).hasSize(3);
    assertThat(meters.counter("hubbub.favourites.helix", "outcome", "away").count()).isEqualTo(2);
  }

  @Test
  void twitch_is_not_asked_between_a_429_and_its_reset() {
    twitch.exhaust("app-1");

    var answer = kestrel();

    assertThat(answer).isEqualTo(new Away<>(PinnedClock.BEGIN.plusSeconds(61)));
    assertThat(kestrel()).isEqualTo(answer);
    assertThat(twitch.calls).hasSize(1);
    clock.pass(Duration.ofSeconds(62));
    assertThat(kestrel()).isInstanceOf(Answered.class);
  }

  @Test
  void rounds_leave_the_reserve_to_people() {
    for (var call = 0; call < 800 - RESERVE; call++) {
      assertThat(channels.streams(new Asker.Rounds(), List.of("42"))).isInstanceOf(Answered.class);
    }

    assertThat(channels.streams(new Asker.Rounds(), List.of("42"))).isInstanceOf(Away.class);
    assertThat(twitch.calls).hasSize(700);
    assertThat(kestrel()).isInstanceOf(Answered.class);
  }

  @Test
  void the_points_come_back_with_time() {
    var rounds = new Asker.Rounds();
    while (channels.streams(rounds, List.of("42")) instanceof Answered) {
      // As many as there are.
    }
    clock.pass(Duration.ofSeconds(3));

    for (var call = 0; call < 39; call++) {
      assertThat(channels.streams(rounds, List.of("42"))).isInstanceOf(Answered.class);
    }
  }

  @Test
  void an_answer_that_is_no_list_counts_as_away() {
    for (var body : List.of("", "<html>", "[]", "{\"data\":{}}", "{\"data\":")) {
      twitch.troubles.add(new TwitchAnswer(200, body));

      assertThat(kestrel()).as(body).isInstanceOf(Away.class);
    }
  }

  @Test
  void entries_that_are_not_as_documented_are_left_out() {
    twitch.troubles.add(
        new TwitchAnswer(
            200,
            """
            {"data":[{"id":"x","login":"a"},{"id":"7","login":"Up"},7,null,
            {"id":"42","login":"kestrelplays","display_name":"KestrelPlays"}]}\
            """));

    assertThat(kestrel()).isEqualTo(new Answered<>(List.of(KESTREL)));
  }

  @Test
  void an_endless_answer_is_cut() {
    twitch.troubles.add(new TwitchAnswer(200, " ".repeat(HelixConfig.BODY_MAX + 1)));

    assertThat(kestrel()).isInstanceOf(Away.class);
  }

  @Test
  void a_redirect_is_not_followed() {
    twitch.troubles.add(TwitchAnswer.error(302, "elsewhere"));

    assertThat(kestrel()).isEqualTo(new Refused<>(302, "elsewhere"));
    assertThat(twitch.calls).hasSize(1);
  }

  @Test
  void nobody_waits_for_a_twitch_that_hangs() {
    ask(Duration.ofMillis(200));
    twitch.hang();

    assertThat(kestrel()).isInstanceOf(Away.class);
  }

  @Test
  void a_twitch_that_is_gone_is_away() {
    twitch.close();

    assertThat(kestrel()).isInstanceOf(Away.class);
  }
}
