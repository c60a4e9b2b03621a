package hubbub.chat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModesTest {
  @Test
  void a_shield_is_everything_at_once_and_one_press_brings_back_what_was() {
    var before = Modes.usual().with(new ModeChange.Slow(Duration.ofSeconds(5)));

    var shielded = before.with(new ModeChange.Shield(true));

    assertThat(shielded.inForce().slow()).isEqualTo(Duration.ofSeconds(30));
    assertThat(shielded.inForce().links()).isEqualTo(Modes.Links.HELD);
    assertThat(shielded.inForce().holdFirst()).isTrue();
    assertThat(shielded.with(new ModeChange.Shield(false))).isEqualTo(before);
    assertThat(before.inForce()).isEqualTo(before);
  }

  @Test
  void a_shield_loosens_nothing() {
    var strict =
        Modes.usual()
            .with(new ModeChange.Slow(Duration.ofMinutes(2)))
            .with(new ModeChange.LinkRule(Modes.Links.REFUSED))
            .with(new ModeChange.Shield(true));

    assertThat(strict.inForce().slow()).isEqualTo(Duration.ofMinutes(2));
    assertThat(strict.inForce().links()).isEqualTo(Modes.Links.REFUSED);
  }

  @Test
  void each_change_changes_one_rule() {
    var changed =
        List.of(
                new ModeChange.Followers(Optional.of(Duration.ofMinutes(10))),
                new ModeChange.Members(true),
                new ModeChange.Emotes(true),
                new ModeChange.Unique(true),
                new ModeChange.HoldFirst(true),
                new ModeChange.Guests(true),
                new ModeChange.OffAir(false))
            .stream()
            .reduce(Modes.usual(), Modes::with, (one, _) -> one);

    assertThat(changed)
        .isEqualTo(
            new Modes(
                Duration.ZERO,
                Optional.of(Duration.ofMinutes(10)),
                true,
                true,
                true,
                false,
                Modes.Links.ALLOWED,
                true,
                true,
                false));
  }

  @Test
  void guests_and_chat_while_off_air_are_the_broadcasters_choice() {
    assertThat(new Action.ChangeModes(List.of(new ModeChange.Unique(true))).deed())
        .isEqualTo(Deed.MODES);
    assertThat(new Action.ChangeModes(List.of(new ModeChange.Shield(true))).deed())
        .isEqualTo(Deed.SHIELD);
    assertThat(
            new Action.ChangeModes(
                    List.of(new ModeChange.Unique(true), new ModeChange.Guests(true)))
                .deed())
        .isEqualTo(Deed.SETTINGS);
  }
}
