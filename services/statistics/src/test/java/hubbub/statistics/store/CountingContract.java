package hubbub.statistics.store;

import static hubbub.statistics.store.Crowds.HARBOUR;
import static hubbub.statistics.store.Crowds.LIGHTHOUSE;
import static hubbub.statistics.store.Crowds.at;
import static hubbub.statistics.store.Crowds.measured;
import static hubbub.statistics.store.Crowds.said;
import static hubbub.statistics.store.Crowds.seen;
import static hubbub.statistics.store.Crowds.started;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunStarted;
import hubbub.statistics.domain.Range;
import hubbub.statistics.domain.Series.Point;
import hubbub.statistics.domain.Summary.Chatter;
import hubbub.statistics.domain.Totals;
import hubbub.statistics.domain.WordCounts.Counted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What counting promises, in SQLite and in PostgreSQL.
interface CountingContract {
  /// A fresh ledger.
  KeptCrowd crowd();

  @Test
  default void a_message_counts_once_for_its_channel_and_once_for_each_run() {
    var crowd = crowd();

    crowd.hear(seen(HARBOUR, List.of("a", "b", "a"), said("ana", 1, "storm")));

    assertThat(crowd.totals()).isEqualTo(new Totals(2, 0));
    assertThat(crowd.summary(HARBOUR).messages()).isEqualTo(1);
    assertThat(crowd.summary("a").messages()).isEqualTo(1);
    assertThat(crowd.summary("b").people()).isEqualTo(1);
  }

  @Test
  default void what_was_undone_is_not_counted_and_does_not_disturb_what_follows() {
    var crowd = crowd();
    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 1, "storm")));

    crowd.hearAndFail(
        seen(HARBOUR, List.of("a"), said("bo", 2, "gale"), said("cy", 2, "gale")),
        seen(LIGHTHOUSE, List.of("b"), said("bo", 2, "gale")));
    crowd.hear(seen(LIGHTHOUSE, List.of("b"), said("dot", 3, "calm"), said("bo", 3, "calm")));
    crowd.hear(seen(HARBOUR, List.of("a"), said("cy", 4, "calm")));

    assertThat(crowd.totals().amount()).isEqualTo(4);
    assertThat(crowd.summary(HARBOUR).chatters())
        .containsExactly(new Chatter("ANA", 1), new Chatter("CY", 1));
    assertThat(crowd.summary(LIGHTHOUSE).chatters())
        .containsExactlyInAnyOrder(new Chatter("DOT", 1), new Chatter("BO", 1));
    assertThat(crowd.summary(HARBOUR).words())
        .containsExactly(new Counted("calm", 1), new Counted("storm", 1));
  }

  @Test
  default void figures_of_connection_only_grow_whatever_their_order() {
    var crowd = crowd();

    crowd.hear(measured("a", HARBOUR, 0, 30), new RunEnded("a", at(40), "asked"));
    crowd.hear(measured("a", HARBOUR, 0, 20), measured("a", HARBOUR, 0, 35));
    crowd.hear(started("a", 0, HARBOUR));

    assertThat(crowd.totals()).isEqualTo(new Totals(0, 35_000));
    assertThat(crowd.summary(HARBOUR).connectedMillis()).isEqualTo(35_000);
    assertThat(crowd.summary("a").connectedMillis()).isEqualTo(35_000);
  }

  @Test
  default void two_runs_at_once_connect_a_channel_once() {
    var crowd = crowd();

    crowd.hear(measured("a", HARBOUR, 0, 30), measured("b", HARBOUR, 20, 50));

    assertThat(crowd.totals().connectedMillis()).isEqualTo(60_000);
    assertThat(crowd.summary(HARBOUR).connectedMillis()).isEqualTo(50_000);
  }

  @Test
  default void a_run_that_turns_out_not_to_count_is_taken_out_again() {
    var crowd = crowd();
    crowd.hear(started("a", 0, HARBOUR));
    crowd.hear(seen(HARBOUR, List.of("r"), said("ana", 1, "storm")), measured("r", HARBOUR, 0, 9));
    crowd.hear(new RunStarted("r", "Rehearsal", at(0), List.of(HARBOUR), false));

    assertThat(crowd.totals()).isEqualTo(new Totals(0, 0));
    assertThat(crowd.summary(HARBOUR).messages()).isZero();
    assertThat(crowd.summary(HARBOUR).connectedMillis()).isZero();
    assertThat(crowd.summary("r").messages()).isEqualTo(1);
  }

  @Test
  default void a_channel_of_the_rehearsal_has_figures_of_its_own_that_count_nowhere() {
    var crowd = crowd();
    crowd.hear(new RunStarted("r", "Rehearsal", at(0), List.of(HARBOUR), false));
    crowd.hear(seen(HARBOUR, List.of("r"), said("ana", 1, "storm")), measured("r", HARBOUR, 0, 9));

    assertThat(crowd.totals()).isEqualTo(new Totals(0, 0));
    assertThat(crowd.summary(HARBOUR).messages()).isEqualTo(1);
    assertThat(crowd.summary(HARBOUR).connectedMillis()).isEqualTo(9_000);

    crowd.hear(new RunDeleted("r", at(9)));

    assertThat(crowd.channel(HARBOUR)).isEmpty();
  }

  @Test
  default void a_deleted_run_takes_what_no_other_covers_also_when_heard_before_its_messages() {
    var crowd = crowd();
    crowd.hear(
        seen(HARBOUR, List.of("a"), said("ana", 1, "storm")),
        seen(HARBOUR, List.of("a", "b"), said("bo", 2, "gale")),
        measured("a", HARBOUR, 0, 9));

    crowd.hear(new RunDeleted("a", at(5)));
    crowd.hear(
        seen(HARBOUR, List.of("a"), said("cy", 3, "late")),
        seen(HARBOUR, List.of("b", "a"), said("dot", 4, "late")),
        measured("a", HARBOUR, 0, 10),
        started("a", 0, HARBOUR),
        new RunEnded("a", at(9), "asked"));

    assertThat(crowd.totals()).isEqualTo(new Totals(2, 0));
    assertThat(crowd.summary(HARBOUR).people()).isEqualTo(2);
    assertThat(crowd.run("a")).isEmpty();
  }

  @Test
  default void
      what_a_run_had_in_another_channel_counts_for_the_channel_as_long_as_the_run_is_there() {
    var crowd = crowd();
    crowd.hear(
        started("a", 0, HARBOUR, LIGHTHOUSE),
        seen(HARBOUR, List.of("a"), said("ana", 1, "storm")),
        new MessagesSeen(LIGHTHOUSE, List.of(), List.of("a"), List.of(said("ana", 1, "storm"))));

    assertThat(crowd.totals().amount()).isEqualTo(1);
    assertThat(crowd.summary("a").messages()).isEqualTo(1);
    assertThat(crowd.summary(LIGHTHOUSE).messages()).isEqualTo(1);

    crowd.hear(new RunDeleted("a", at(5)));
    crowd.hear(
        new MessagesSeen(LIGHTHOUSE, List.of(), List.of("a"), List.of(said("bo", 6, "late"))));
    assertThat(crowd.channel(LIGHTHOUSE)).isEmpty();
    assertThat(crowd.all("SELECT name FROM channel")).isEmpty();
  }

  @Test
  default void what_a_deleted_run_alone_knew_is_gone_from_the_file() {
    var crowd = crowd();
    crowd.hear(
        started("a", 0, HARBOUR, LIGHTHOUSE),
        seen(HARBOUR, List.of("a"), said("ana", 1, "storm"), said("bo", 1, "storm")),
        seen(HARBOUR, List.of("b"), said("bo", 2, "gale")));
    crowd.tidy().foldAll();
    crowd.hear(seen(HARBOUR, List.of("a"), said("cy", 3, "storm")));
    crowd.hear(new RunDeleted("a", at(5)));
    crowd.tidy().tidy();

    assertThat(crowd.all("SELECT author_id FROM person")).containsExactly("bo");
    assertThat(crowd.all("SELECT name FROM channel")).containsExactly("harbour");
    var left = crowd.all("SELECT id FROM cover");
    assertThat(left).hasSize(1);
    assertThat(crowd.all("SELECT DISTINCT cover FROM piece")).isEqualTo(left);
    assertThat(crowd.all("SELECT DISTINCT cover FROM hour")).isEqualTo(left);
    assertThat(crowd.all("SELECT cover FROM whole")).isEqualTo(left);
    assertThat(crowd.all("SELECT cover FROM rubbish")).isEmpty();
    crowd.hear(seen(HARBOUR, List.of("b"), said("cy", 6, "gale")));
    assertThat(crowd.summary(HARBOUR).chatters())
        .containsExactly(new Chatter("BO", 1), new Chatter("CY", 1));
  }

  @Test
  default void of_who_deleted_their_account_the_totals_stay_and_nothing_else() {
    var crowd = crowd();
    var room = new Channel("hubbub", "friday");
    crowd.hear(seen(room, List.of(), said("1001", 1, "storm"), said("1002", 2, "storm")));
    crowd.hear(new AccountDeleted("1001", 7));
    crowd.hear(seen(room, List.of(), said("1001", 3, "on its way")));

    assertThat(crowd.summary(room).messages()).isEqualTo(3);
    assertThat(crowd.summary(room).chatters()).containsExactly(new Chatter("1002", 1));
    assertThat(crowd.all("SELECT author_id FROM person WHERE author_id IS NOT NULL"))
        .containsExactly("1002");
  }

  @Test
  default void of_a_forgotten_person_the_totals_stay_and_nothing_else() {
    var crowd = crowd();
    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 1, "storm"), said("bo", 2, "storm")));
    crowd.hear(new PersonForgotten("twitch", "ana", at(10)));
    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 9, "late"), said("ana", 10, "late")));

    assertThat(crowd.summary(HARBOUR).messages()).isEqualTo(4);
    assertThat(crowd.summary(HARBOUR).people()).isEqualTo(2);
    assertThat(crowd.summary(HARBOUR).chatters()).containsExactly(new Chatter("BO", 1));
    assertThat(crowd.all("SELECT author_id FROM person WHERE author_id IS NOT NULL"))
        .containsExactly("bo");
    assertThat(crowd.all("SELECT name FROM person WHERE name IS NOT NULL")).containsExactly("BO");

    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 11, "back")));
    assertThat(crowd.summary(HARBOUR).people()).isEqualTo(3);
    assertThat(crowd.summary(HARBOUR).chatters()).contains(new Chatter("ANA", 1));
  }

  @Test
  default void who_opted_out_is_in_the_totals_only() {
    var crowd = crowd();
    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 1, "storm")));
    crowd.hear(
        new PersonOptedOut("twitch", "ana", true, at(2)),
        new PersonOptedOut("twitch", "never-seen", true, at(2)));
    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 3, "gale"), said("never-seen", 3, "gale")));

    var summary = crowd.summary(HARBOUR);
    assertThat(summary.messages()).isEqualTo(3);
    assertThat(summary.people()).isEqualTo(1);
    assertThat(summary.chatters()).containsExactly(new Chatter("ANA", 1));
    assertThat(summary.words()).containsExactly(new Counted("storm", 1));

    crowd.hear(new PersonOptedOut("twitch", "ana", false, at(4)));
    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 5, "gale")));
    assertThat(crowd.summary(HARBOUR).chatters()).containsExactly(new Chatter("ANA", 2));
  }

  @Test
  default void the_newest_name_is_shown() {
    var crowd = crowd();
    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 1, "storm")));
    var renamed = said("ana", 2, "storm");
    crowd.hear(
        seen(
            HARBOUR,
            List.of("a"),
            new hubbub.contracts.connectors.Message(
                "x",
                renamed.kind(),
                new hubbub.contracts.connectors.Author("ana", "ana", "Ana of Sea", null),
                "storm",
                renamed.sentAt(),
                renamed.receivedAt(),
                null,
                List.of(),
                List.of(),
                false,
                renamed.details())));

    assertThat(crowd.summary(HARBOUR).chatters()).containsExactly(new Chatter("Ana of Sea", 2));
  }

  @Test
  default void times_beyond_all_sense_are_counted_at_the_nearest_that_can_be_written() {
    var crowd = crowd();

    crowd.hear(seen(HARBOUR, List.of("a"), said("ana", 9e15, "far"), said("ana", -9e15, "before")));

    assertThat(crowd.summary(HARBOUR).messages()).isEqualTo(2);
    assertThat(crowd.summary(HARBOUR).peak().at()).isZero();
  }

  @Test
  default void an_old_hour_is_known_by_the_minute_and_its_messages_by_the_second() {
    var crowd = crowd();
    crowd.hear(
        seen(HARBOUR, List.of("a"), said("ana", 1, "storm"), said("bo", 2, "storm")),
        seen(HARBOUR, List.of("a"), said("ana", 61, "storm"), said("ana", 7_200, "storm")));
    crowd.clock().pass(Duration.ofDays(20));
    crowd.tidy().tidy();
    var begin = at(0).getEpochSecond();

    assertThat(crowd.all("SELECT id FROM piece")).isEmpty();
    assertThat(crowd.summary(HARBOUR, Optional.of(new Range(begin + 1, begin + 2))).messages())
        .isEqualTo(1);
    assertThat(crowd.series(HARBOUR, begin, 60, 3).points())
        .extracting(Point::messages, Point::people, Point::newPeople)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, 2L, 2L),
            org.assertj.core.groups.Tuple.tuple(1L, 1L, 0L),
            org.assertj.core.groups.Tuple.tuple(0L, 0L, 0L));
    assertThat(crowd.series(HARBOUR, begin, 1, 3).points())
        .extracting(Point::messages, Point::people)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0L, 0L),
            org.assertj.core.groups.Tuple.tuple(1L, -1L),
            org.assertj.core.groups.Tuple.tuple(1L, -1L));
  }

  @Test
  default void random_histories_come_out_as_counted_one_by_one() {
    for (var seed = 1L; seed <= RandomHistory.HISTORIES; seed++) {
      new RandomHistory(seed, crowd()).play();
    }
  }
}
