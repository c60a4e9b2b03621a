package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.ModeChange;
import hubbub.chat.domain.Modes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How a room is, as lines.
class StateTextTest {
  @Test
  void whoever_comes_in_hears_all_rules() {
    assertThat(StateText.room("alice", "1001", Modes.usual(), Sample.FULL))
        .isEqualTo(
            "@emote-only=0;followers-only=-1;r9k=0;slow=0;subs-only=0;room-id=1001"
                + " :tmi.twitch.tv ROOMSTATE #alice\r\n");
  }

  @Test
  void rules_are_in_the_units_that_programs_expect() {
    var modes =
        Modes.usual()
            .with(new ModeChange.Slow(Duration.ofMillis(4_200)))
            .with(new ModeChange.Followers(Optional.of(Duration.ofMinutes(10))))
            .with(new ModeChange.Members(true))
            .with(new ModeChange.Emotes(true))
            .with(new ModeChange.Unique(true));

    assertThat(StateText.room("alice", "1001", modes, Sample.FULL))
        .startsWith("@emote-only=1;followers-only=10;r9k=1;slow=5;subs-only=1;room-id=1001 ");
  }

  @Test
  void a_change_is_told_by_itself_so_that_nobody_takes_it_for_all() {
    var now =
        Modes.usual()
            .with(new ModeChange.Slow(Duration.ofSeconds(5)))
            .with(new ModeChange.Members(true));

    assertThat(StateText.changes("alice", "1001", Modes.usual(), now, Sample.FULL))
        .containsExactly(
            "@slow=5;room-id=1001 :tmi.twitch.tv ROOMSTATE #alice\r\n",
            "@subs-only=1;room-id=1001 :tmi.twitch.tv ROOMSTATE #alice\r\n");
  }

  @Test
  void the_shield_shows_as_the_rules_that_it_brings() {
    var now = Modes.usual().with(new ModeChange.Shield(true));

    assertThat(StateText.changes("alice", "1001", Modes.usual(), now, Sample.FULL))
        .containsExactly("@slow=30;room-id=1001 :tmi.twitch.tv ROOMSTATE #alice\r\n");
    assertThat(NoticeText.changes("alice", Modes.usual(), now, Sample.FULL))
        .startsWith("@msg-id=slow_on :tmi.twitch.tv NOTICE #alice :");
  }

  @Test
  void each_rule_has_the_words_that_programs_know() {
    var on =
        Modes.usual()
            .with(new ModeChange.Followers(Optional.of(Duration.ZERO)))
            .with(new ModeChange.Members(true))
            .with(new ModeChange.Emotes(true))
            .with(new ModeChange.Unique(true));

    assertThat(NoticeText.changes("alice", Modes.usual(), on, Sample.FULL))
        .contains(
            "@msg-id=followers_on_zero ",
            "@msg-id=subs_on ",
            "@msg-id=emote_only_on ",
            "@msg-id=r9k_on ");
    assertThat(NoticeText.changes("alice", on, Modes.usual(), Sample.FULL))
        .contains(
            "@msg-id=followers_off ",
            "@msg-id=subs_off ",
            "@msg-id=emote_only_off ",
            "@msg-id=r9k_off ");
  }

  @Test
  void a_person_hears_what_they_are_and_what_became_of_their_line() {
    assertThat(StateText.person("alice", Sample.BOB, "l1", "n1", Sample.FULL))
        .isEqualTo(
            "@badge-info=;badges=;client-nonce=n1;color=;display-name=Bob;emote-sets=0;id=l1;mod=0"
                + ";subscriber=0;user-type= :tmi.twitch.tv USERSTATE #alice\r\n");
    assertThat(StateText.person("alice", Sample.ALICE, null, null, Sample.FULL))
        .isEqualTo(
            "@badge-info=;badges=broadcaster/1;color=#19e6e6;display-name=Alice;emote-sets=0;mod=0"
                + ";subscriber=0;user-type= :tmi.twitch.tv USERSTATE #alice\r\n");
  }
}
