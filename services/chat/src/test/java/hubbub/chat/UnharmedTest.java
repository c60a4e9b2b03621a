package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Acted;
import hubbub.chat.domain.Action;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.platform.storage.Storage;
import hubbub.testkit.Await;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All rooms share a thread: what breaks one wish there harms no other.
class UnharmedTest {
  @TempDir Path folder;
  private Storage storage;
  private BareRooms bare;

  @BeforeEach
  void open() {
    try (var chat = new ChatHouse(folder)) {
      chat.settled();
    }
    storage = Shape.at(folder).open(folder, Clock.systemUTC());
    bare = new BareRooms(storage.open("chat"), "here");
    Await.until(bare.rooms::isOurs);
  }

  @AfterEach
  void close() {
    bare.close();
    storage.close();
  }

  private Acted act(String name, Action action) {
    return ChatHouse.now(bare.rooms.act(ChatHouse.person(name), "friday", action));
  }

  @Test
  void a_wish_that_breaks_is_refused_alone() {
    bare.standStill();
    var before = bare.say("Ben", "before");
    var breaks = bare.say("Cleo", new Speech("x", false, BareRooms.POISON, null, null));
    var after = bare.say("Mia", "after");
    bare.goOn();

    assertThat(ChatHouse.now(before)).isInstanceOf(Spoken.Heard.class);
    assertThat(ChatHouse.now(breaks)).isEqualTo(new Spoken.NotNow("something broke on our side"));
    assertThat(ChatHouse.now(after)).isInstanceOf(Spoken.Heard.class);
    assertThat(bare.texts()).containsExactly("before", "after");
    assertThat(bare.troubles).containsExactly("a wish failed");
  }

  @Test
  void what_could_not_be_kept_was_not_said_and_may_be_said_again() {
    bare.away(true);
    assertThat(ChatHouse.now(bare.say("Ben", "hello"))).isInstanceOf(Spoken.NotNow.class);
    bare.away(false);

    Await.until(() -> ChatHouse.now(bare.say("Ben", "hello")) instanceof Spoken.Heard);
    assertThat(bare.texts()).containsExactly("hello");
  }

  @Test
  void signs_that_no_database_keeps_break_nothing() {
    var named = new Speech("hello", false, null, "n\0\uD800", null);
    var said = (Spoken.Heard) ChatHouse.now(bare.say("Ben", named));
    var again = (Spoken.Heard) ChatHouse.now(bare.say("Ben", named));

    assertThat(again.line().id()).isEqualTo(said.line().id());
    assertThat(ChatHouse.now(bare.say("Ben", new Speech("x", false, "\0", null, null))))
        .isEqualTo(new Spoken.NoParent());
    assertThat(ChatHouse.now(bare.say("Ben", "a\0b\uD800c"))).isInstanceOf(Spoken.Heard.class);
    assertThat(act("Max", new Action.Delete("\0"))).isEqualTo(new Acted.NotThere("line"));
    assertThat(act("Max", new Action.Ban("\0", "why\0"))).isEqualTo(new Acted.NoPerson("\0"));
    assertThat(act("Max", new Action.Ban("cleo", "why\0\r\nnot"))).isInstanceOf(Acted.Done.class);
    assertThat(act("Max", new Action.Note("ben", "a\0b"))).isInstanceOf(Acted.Done.class);
    assertThat(act("Max", new Action.BlockWord("w\0rd", false, false)))
        .isInstanceOf(Acted.Done.class);
    assertThat(act("Max", new Action.DeleteNote("\0"))).isInstanceOf(Acted.Done.class);
    assertThat(bare.texts()).containsExactly("hello", "a b\uFFFDc");
    assertThat(bare.troubles).isEmpty();
  }

  @Test
  void a_duration_beyond_all_bounds_is_refused() {
    for (var seconds : List.of(Long.MAX_VALUE, 1_209_601L, 0L, -5L)) {
      assertThat(act("Max", new Action.Timeout("ben", Duration.ofSeconds(seconds), "")))
          .isEqualTo(new Acted.Wrong("seconds", "must be from 1 to 1209600"));
    }
    assertThat(ChatHouse.now(bare.say("Ben", "still here"))).isInstanceOf(Spoken.Heard.class);
    assertThat(bare.troubles).isEmpty();
  }

  @Test
  void a_pattern_of_a_few_signs_and_a_thousand_million_steps_is_refused() {
    assertThat(act("Max", new Action.BlockWord("((a{1000}){1000}){1000}", true, false)))
        .isInstanceOf(Acted.Wrong.class);
    assertThat(act("Max", new Action.BlockWord("(".repeat(200), true, false)))
        .isInstanceOf(Acted.Wrong.class);
  }
}
