package hubbub.radio.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.radio.air.StreamInfo;
import hubbub.radio.air.Wanted;
import hubbub.radio.alarms.Alarm.CrowdHearsNothing;
import hubbub.radio.sound.Format;
import hubbub.testkit.PinnedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrowdWatchTest {
  private final PinnedClock clock = new PinnedClock();
  private final Alarms alarms = new Alarms(clock, clock.ticker());
  private final SilenceWatch silence =
      new SilenceWatch(alarms, -45, Duration.ofSeconds(20), clock.ticker());
  private final SourceWatch sources =
      new SourceWatch(alarms, silence, Duration.ofSeconds(30), clock.ticker());
  private final CrowdWatch crowd = new CrowdWatch(alarms, sources, 3, clock.ticker());

  private void onAir() {
    var info = new StreamInfo("", "", "", "", 0, false, Map.of(), "", "");
    sources.begin(new Wanted("/live/friday", "friday", "key", info, "127.0.0.1"), Format.MP3);
  }

  private void says(String person, String text) {
    says(new Channel("hubbub", "friday"), person, text);
  }

  private void says(Channel channel, String person, String text) {
    var message =
        new Message(
            "1",
            MessageKind.MESSAGE,
            new Author(person, person, person, null),
            text,
            clock.instant(),
            clock.instant(),
            null,
            List.of(),
            List.of(),
            false,
            Map.of());
    crowd.accept(new MessagesSeen(channel, List.of(), List.of(message)));
  }

  @Test
  void three_people_within_half_a_minute_are_an_alarm() {
    onAir();
    says("ana", "no sound?");
    clock.pass(Duration.ofSeconds(15));
    says("ana", "NO SOUND!!");
    says("ben", "kein Ton mehr");
    assertThat(alarms.now()).isEmpty();

    clock.pass(Duration.ofSeconds(15));
    says("cleo", "no se oye nada");

    assertThat(alarms.of("friday"))
        .singleElement()
        .satisfies(raised -> {
          assertThat(raised.alarm()).isEqualTo(new CrowdHearsNothing(3));
          assertThat(raised.mount()).isEqualTo("/live/friday");
        });
    clock.pass(Duration.ofMinutes(1));
    assertThat(alarms.now()).isEmpty();
  }

  @Test
  void slower_people_are_none() {
    onAir();
    for (var person : List.of("ana", "ben", "cleo", "dora")) {
      says(person, "no sound");
      clock.pass(Duration.ofSeconds(16));
    }

    assertThat(alarms.now()).isEmpty();
  }

  @Test
  void who_is_not_on_air_makes_no_sound() {
    for (var person : List.of("ana", "ben", "cleo")) {
      says(person, "no sound");
    }

    assertThat(alarms.now()).isEmpty();
  }

  @Test
  void other_platforms_hear_something_else() {
    onAir();
    for (var person : List.of("ana", "ben", "cleo")) {
      says(new Channel("twitch", "friday"), person, "no sound");
    }

    assertThat(alarms.now()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No sound?",
        "i can’t hear you",
        "can't hear anything",
        "hey you're muted",
        "Kein Ton!",
        "ich höre nichts",
        "Ich hor nichts",
        "¿sin sonido?",
        "NO SE ESCUCHA",
        "sem áudio aqui",
        "nao ouço nada",
        "y'a plus de son",
        "j'entends rien",
        "non si sente niente",
        "geen geluid",
        "brak dzwieku",
        "ses yok",
        "Нет звука",
        "звука нет((",
        "音がない",
        "聞こえないです",
        "소리 안 나요",
        "没声音了",
        "مافي صوت",
        "आवाज़ नहीं आ रही",
      })
  void it_is_said_in_many_languages(String text) {
    assertThat(Complaints.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "great sound tonight",
        "der Ton ist super",
        "hello",
        "so good I have to tell you all about it, no sound could ever be as good as this one, never",
      })
  void other_lines_are_none(String text) {
    assertThat(Complaints.isOne(text)).isFalse();
  }
}
