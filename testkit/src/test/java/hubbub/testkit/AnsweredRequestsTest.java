package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.storage.AnsweredRequests;
import hubbub.platform.storage.AnsweredRequests.Keyed;
import hubbub.platform.storage.AnsweredRequests.Known;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers that are remembered by their keys, as any service keeps them.
class AnsweredRequestsTest {
  private static final int MOST = 3;

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private final AnsweredRequests answered = new AnsweredRequests(clock, MOST);
  private Storage storage;
  private Database database;

  @BeforeEach
  void open() {
    storage = Shape.at(folder).open(folder, clock);
    database = storage.open("teller");
    database.write(tx ->
        tx.handle()
            .execute(
                """
                CREATE TABLE answered (number BIGINT PRIMARY KEY, caller TEXT NOT NULL,
                  given_key TEXT NOT NULL, print TEXT NOT NULL, answer TEXT NOT NULL,
                  at BIGINT NOT NULL, UNIQUE (caller, given_key))
                """));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private static Keyed request(String caller, String key, String asked) {
    return Keyed.of(caller, key, asked.getBytes(StandardCharsets.UTF_8));
  }

  /// What is known of a request, which is answered if it is new.
  private Known ask(Keyed request, String answer) {
    return database.write(tx -> {
      answered.tidy(tx.connection());
      var known = answered.look(tx.connection(), request);
      if (known instanceof Known.New) {
        answered.keep(tx.connection(), request, answer);
      }
      return known;
    });
  }

  @Test
  void the_first_answer_is_the_answer_for_a_day() {
    var request = request("owner", "k", "a place");

    assertThat(ask(request, "one")).isEqualTo(new Known.New());
    clock.pass(AnsweredRequests.KEPT.minusMillis(1));
    assertThat(ask(request, "two")).isEqualTo(new Known.Again("one"));
    clock.pass(Duration.ofMillis(1));
    assertThat(ask(request, "three")).isEqualTo(new Known.New());
    assertThat(ask(request, "four")).isEqualTo(new Known.Again("three"));
  }

  @Test
  void another_request_under_the_same_key_is_told_from_it() {
    ask(request("owner", "k", "a place"), "one");

    assertThat(ask(request("owner", "k", "another"), "two")).isEqualTo(new Known.Otherwise());
  }

  @Test
  void keys_of_different_callers_do_not_meet() {
    ask(request("owner", "k", "a place"), "one");

    assertThat(ask(request("token:bot", "k", "another"), "two")).isEqualTo(new Known.New());
  }

  @Test
  void at_the_bound_none_is_forgotten_for_a_new_one() {
    for (var n = 1; n <= MOST; n++) {
      assertThat(ask(request("owner", "k" + n, "a"), "n")).isEqualTo(new Known.New());
      clock.pass(Duration.ofHours(1));
    }

    assertThat(ask(request("owner", "k4", "a"), "n")).isEqualTo(new Known.Full());
    assertThat(ask(request("owner", "k1", "a"), "n")).isEqualTo(new Known.Again("n"));
    clock.pass(Duration.ofHours(21));
    assertThat(ask(request("owner", "k4", "a"), "n")).isEqualTo(new Known.New());
    assertThat(ask(request("owner", "k5", "a"), "n")).isEqualTo(new Known.Full());
  }
}
