package hubbub.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.testkit.PinnedClock;
import hubbub.web.feed.LeftOut.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who is left out, by what is heard and what is read.
class LeftOutTest {
  private static final Person ANA = new Person("twitch", "1");
  private static final Person BOB = new Person("twitch", "2");

  private final PinnedClock clock = new PinnedClock();
  private final LeftOut leftOut = new LeftOut(List.of(ANA), clock.ticker());

  private boolean shows(Person person) {
    var message =
        new Message(
            "m",
            MessageKind.MESSAGE,
            new Author(person.authorId(), "ana", "Ana", null),
            "hi",
            PinnedClock.BEGIN,
            PinnedClock.BEGIN,
            null,
            List.of(),
            List.of(),
            false,
            Map.of());
    return !leftOut.without(person.platform(), List.of(message)).isEmpty();
  }

  @Test
  void what_another_process_heard_holds_once_it_is_read() {
    leftOut.renew(List.of(BOB));

    assertThat(shows(ANA)).isTrue();
    assertThat(shows(BOB)).isFalse();
  }

  @Test
  void what_was_heard_just_now_outweighs_a_reading_that_may_be_older() {
    leftOut.set(BOB, true);
    leftOut.set(ANA, false);

    leftOut.renew(List.of(ANA));

    assertThat(shows(BOB)).isFalse();
    assertThat(shows(ANA)).isTrue();
    clock.pass(Duration.ofSeconds(31));
    leftOut.renew(List.of(ANA));
    assertThat(shows(BOB)).isTrue();
    assertThat(shows(ANA)).isFalse();
  }
}
