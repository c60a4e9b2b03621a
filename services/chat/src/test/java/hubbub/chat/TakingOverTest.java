package hubbub.chat;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Connection;
import hubbub.chat.domain.Entered;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Speech;
import hubbub.chat.domain.Spoken;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.Await;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes on one database: one has the rooms, and what it leaves the other takes over.
class TakingOverTest {
  private static final Spoken ELSEWHERE = new Spoken.NotNow("another process has the rooms");

  @TempDir Path folder;
  private Storage storage;
  private Database database;
  private BareRooms first;
  private BareRooms second;

  @BeforeEach
  void open() {
    try (var chat = new ChatHouse(folder)) {
      chat.settled();
    }
    storage = Shape.at(folder).open(folder, Clock.systemUTC());
    database = storage.open("chat");
    first = new BareRooms(database, "first");
    Await.until(first.rooms::isOurs);
    second = new BareRooms(database, "second");
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    storage.close();
  }

  @Test
  void one_of_them_has_the_rooms() {
    first.line("Ben", "here");

    assertThat(ChatHouse.now(second.say("Ben", "there"))).isEqualTo(ELSEWHERE);
    assertThat(second.rooms.isOurs()).isFalse();
    assertThat(second.rooms.find("friday")).isEmpty();
    assertThat(second.texts()).containsExactly("here");
  }

  @Test
  void one_that_stands_still_loses_the_rooms_and_keeps_nothing_when_it_wakes() {
    var one = first.line("Ben", "one");
    Connection listener = _ -> {};
    ChatHouse.now(first.rooms.enter("friday", ChatHouse.person("Mia"), listener, Optional.empty()));
    first.standStill();
    var late = first.say("Ben", "late");
    first.runOut();

    Await.until(second.rooms::isOurs);
    var two = second.line("Cleo", "two");

    assertThat(two.offset().n()).isEqualTo(one.offset().n() + 1);
    assertThat(two.offset().epoch()).isGreaterThan(one.offset().epoch());
    assertThat(second.missed(one.offset()))
        .isEqualTo(new Entered.Missed.All(List.of(new News.LineSaid(two, null))));
    assertThat(late).isNotDone();
    first.goOn();
    assertThat(ChatHouse.now(late)).isEqualTo(ELSEWHERE);
    Await.until(() -> first.cried.stream().anyMatch(News.GoingAway.class::isInstance));
    assertThat(first.rooms.isOurs()).isFalse();
    second.line("Ben", "three");
    assertThat(second.texts()).containsExactly("one", "two", "three");
  }

  @Test
  void a_line_that_the_first_kept_is_the_same_line_at_the_second() {
    var speech = new Speech("kept", false, null, "n-1", null);
    var kept = (Spoken.Heard) ChatHouse.now(first.say("Ben", speech));

    first.close();
    Await.until(second.rooms::isOurs);

    var again = (Spoken.Heard) ChatHouse.now(second.say("Ben", speech));
    assertThat(again.line().id()).isEqualTo(kept.line().id());
    assertThat(again.line().offset()).isEqualTo(kept.line().offset());
    assertThat(second.texts()).containsExactly("kept");
  }

  @Test
  void one_that_begins_where_another_was_killed_has_the_rooms_at_once() {
    var one = first.line("Ben", "one");

    try (var again = new BareRooms(database, "first")) {
      Await.until(again.rooms::isOurs);
      var two = again.line("Ben", "two");

      assertThat(two.offset().n()).isEqualTo(one.offset().n() + 1);
      assertThat(ChatHouse.now(first.say("Cleo", "lost"))).isEqualTo(ELSEWHERE);
      assertThat(again.texts()).containsExactly("one", "two");
    }
  }
}
