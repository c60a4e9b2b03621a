package hubbub.favourites.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contracts.Channel;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TestEventsTest {
  private static final Channel CHANNEL = new Channel("hubbub", "kestrel \"the\" bird");

  @Test
  void there_is_one_of_each_kind() {
    var kinds = new TreeSet<String>();
    Payloads.all().forEach(payload -> kinds.add(payload.kind()));
    kinds.add("other");

    assertThat(TestEvents.kinds()).containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void each_is_of_its_kind_and_marked() {
    for (var kind : TestEvents.kinds()) {
      var seen = TestEvents.of(kind, CHANNEL, "test:" + kind, Payloads.AT);

      assertThat(seen.channel()).isEqualTo(CHANNEL);
      assertThat(seen.event().kind()).isEqualTo(kind);
      assertThat(seen.event().id()).isEqualTo("test:" + kind);
      assertThat(seen.event().at()).isEqualTo(Payloads.AT);
      assertThat(seen.event().test()).isTrue();
      assertThat(seen.event().text())
          .as(kind)
          .isNotBlank()
          .doesNotContain("Somebody", "somebody", "?,", "? of", "some ", "@");
    }
  }

  @Test
  void the_channel_is_called_by_its_name() {
    assertThat(TestEvents.of("live", CHANNEL, "1", Payloads.AT).event().text())
        .isEqualTo("kestrel \"the\" bird went live.");
    assertThat(TestEvents.of("raid", CHANNEL, "1", Payloads.AT).event().text())
        .isEqualTo("Heron raids kestrel \"the\" bird with 42 viewers.");
  }

  @Test
  void another_kind_is_refused() {
    assertThatThrownBy(() -> TestEvents.of("nonsense", CHANNEL, "1", Payloads.AT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
