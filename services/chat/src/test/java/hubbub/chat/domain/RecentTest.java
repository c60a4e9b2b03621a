package hubbub.chat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a room remembers.
class RecentTest {
  private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
  private final Recent recent = new Recent(3, Duration.ofMinutes(10), new Offset(1, 0), List.of());
  private int said;

  private void say(String login, String name) {
    said++;
    var author = new Speaker("id-" + login, login, name, "", Set.of(Standing.PERSON));
    var line =
        new Line(
            "line-" + said,
            new Offset(1, said),
            "100",
            Line.Kind.MESSAGE,
            author,
            "words " + said,
            List.of(),
            List.of(),
            null,
            false,
            NOW,
            null,
            null);
    recent.add(new Recalled(line.offset(), NOW, new News.LineSaid(line, null)));
  }

  @Test
  void an_author_is_known_as_they_were_last_until_their_last_line_is_gone() {
    say("ada", "Ada");
    say("ada", "ADA");
    say("bob", "Bob");

    assertThat(recent.author("ada")).map(Speaker::name).hasValue("ADA");
    assertThat(recent.author("eve")).isEmpty();

    say("bob", "Bob");
    assertThat(recent.author("ada")).map(Speaker::name).hasValue("ADA");
    say("bob", "Bob");
    assertThat(recent.author("ada")).isEmpty();
    assertThat(recent.author("bob")).isPresent();

    recent.tidy(NOW.plus(Duration.ofMinutes(11)));
    assertThat(recent.author("bob")).isEmpty();
  }
}
