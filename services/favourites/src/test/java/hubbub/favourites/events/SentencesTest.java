package hubbub.favourites.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void each_payload_becomes_its_sentence() {
    var all = new SoftAssertions();

    for (var payload : Payloads.all()) {
      var told =
          new Notification(
              payload.type(),
              payload.version(),
              Payloads.json("{}"),
              payload.event(),
              "m-1",
              Payloads.AT);
      var event = TwitchEvents.of(told).getFirst().event();
      all.assertThat(event.text()).as(payload.type()).isEqualTo(payload.text());
      all.assertThat(event.kind()).as(payload.type()).isEqualTo(payload.kind());
      all.assertThat(event.type()).isEqualTo(payload.type());
    }

    all.assertAll();
  }

  @Test
  void each_type_that_has_words_is_tried_out() {
    var tried = new TreeSet<String>();
    Payloads.all().forEach(payload -> tried.add(payload.type()));

    assertThat(tried).containsExactlyInAnyOrderElementsOf(TwitchEvents.types());
  }

  @Test
  void what_was_done_and_by_whom_is_kept_apart_from_the_sentence() {
    var event =
        Payloads.tell(
                "channel.ban",
                "1",
                "{}",
                """
                {"user_login": "magpie", "user_name": "Magpie", "moderator_user_name": "Marten",
                 "broadcaster_user_login": "kestrelplays", "reason": "spam",
                 "banned_at": "2026-03-01T18:00:00Z", "ends_at": "2026-03-01T18:05:00Z",
                 "is_permanent": false}
                """)
            .event();

    assertThat(event.person()).isEqualTo("Marten");
    assertThat(event.details())
        .containsEntry("target", "Magpie")
        .containsEntry("target_login", "magpie")
        .containsEntry("reason", "spam")
        .containsEntry("seconds", "300")
        .containsEntry("until", "2026-03-01T18:05:00Z");
    assertThat(event.test()).isFalse();
  }

  @Test
  void who_gives_unnamed_stays_unnamed_even_if_twitch_says_who() {
    var event =
        Payloads.tell(
                "channel.cheer",
                "1",
                "{}",
                """
                {"broadcaster_user_login": "kestrelplays", "is_anonymous": true,
                 "user_name": "Wren", "user_login": "wren", "bits": 100, "message": ""}
                """)
            .event();

    assertThat(event.text()).isEqualTo("Somebody unnamed cheered 100 bits.");
    assertThat(event.person()).isNull();
    assertThat(event.details()).doesNotContainValue("Wren").doesNotContainValue("wren");
  }

  @Test
  void an_address_is_left_where_it_is() {
    var event =
        Payloads.tell(
                "user.update",
                "1",
                "{}",
                """
                {"user_login": "wren", "user_name": "Wren", "email": "wren@example.org"}
                """)
            .event();

    assertThat(event.toString()).doesNotContain("wren@example.org");
  }
}
