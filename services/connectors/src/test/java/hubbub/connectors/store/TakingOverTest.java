package hubbub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.ScriptedPlatform;
import hubbub.connectors.domain.Bounds;
import hubbub.connectors.domain.Desk;
import hubbub.connectors.domain.DeskLost;
import hubbub.connectors.domain.Entry;
import hubbub.connectors.domain.Lease;
import hubbub.connectors.domain.Ledger;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.NewRun;
import hubbub.connectors.domain.Run;
import hubbub.connectors.domain.Started;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.Await;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two desks on one database: a channel is one desk's, and what a desk left another one takes over.
class TakingOverTest {
  /// No lease runs out here unless a test lets it.
  private static final long LASTING_MILLIS = 3_600_000;

  @TempDir Path folder;
  private Storage storage;
  private Database database;
  private Place first;
  private Place second;

  @BeforeEach
  void open() {
    storage = Shape.at(folder).open(folder, Clock.systemUTC());
    database = storage.open("connectors");
    first = new Place("first");
    second = new Place("second");
    first.desk.start();
    second.desk.start();
  }

  @AfterEach
  void close() {
    first.goOn();
    first.desk.stop();
    second.desk.stop();
    storage.close();
  }

  private static NewRun wish(String... channels) {
    return new NewRun(List.of(channels), null, null, null);
  }

  private static String begun(Started started) {
    assertThat(started).isInstanceOf(Started.Begun.class);
    return ((Started.Begun) started).run().id();
  }

  private static Moment now() {
    return new Moment(Instant.now(), System.nanoTime());
  }

  private Run find(String id) {
    return new SqlLedger(database, new SqlLease(database, "none")).find(id).orElseThrow();
  }

  private long epoch(String channel) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT epoch FROM held WHERE channel = :channel")
            .bind("channel", channel)
            .mapTo(Long.class)
            .findOne()
            .orElse(0L));
  }

  @Test
  void a_channel_is_one_desks_at_a_time() {
    var run = begun(first.desk.start(wish("wire/ana", "wire/bob")));

    assertThat(second.desk.start(wish("wire/eve", "wire/bob")))
        .isEqualTo(new Started.Elsewhere("wire/bob is listened to by another process"));
    assertThat(second.desk.end(run, false)).isEqualTo(Desk.Ended.ELSEWHERE);
    begun(first.desk.start(wish("wire/bob")));
    begun(second.desk.start(wish("wire/eve")));

    assertThat(first.desk.end(run, false)).isEqualTo(Desk.Ended.DONE);
    begun(second.desk.start(wish("wire/ana")));
    assertThat(second.desk.start(wish("wire/bob"))).isInstanceOf(Started.Elsewhere.class);
  }

  @Test
  void what_no_desk_can_hear_as_a_whole_is_refused_by_all_of_them() {
    begun(first.desk.start(wish("wire/ana")));
    begun(second.desk.start(wish("wire/bob")));

    for (var desk : List.of(first.desk, second.desk)) {
      assertThat(desk.start(wish("wire/ana", "wire/bob")))
          .isInstanceOfSatisfying(
              Started.Apart.class,
              apart -> assertThat(apart.message()).contains("start a run for each"));
    }
    assertThat(second.desk.start(wish("wire/ana", "wire/eve")))
        .isInstanceOf(Started.Elsewhere.class);
  }

  @Test
  void channels_that_are_held_under_one_name_are_one_desks() {
    var run = begun(first.desk.start(wish("line/ana")));
    begun(first.desk.start(wish("line/bob")));

    assertThat(second.desk.start(wish("line/eve"))).isInstanceOf(Started.Elsewhere.class);
    begun(second.desk.start(wish("wire/eve")));

    assertThat(first.desk.end(run, false)).isEqualTo(Desk.Ended.DONE);
    assertThat(second.desk.start(wish("line/eve"))).isInstanceOf(Started.Elsewhere.class);
  }

  @Test
  void a_rehearsal_makes_room_for_what_another_desk_hears_and_its_row_goes() {
    var rehearsal = begun(first.desk.start(wish("stage/one", "stage/two")));
    assertThat(find(rehearsal).counted()).isFalse();
    assertThat(second.desk.start(wish("stage/three"))).isInstanceOf(Started.Full.class);

    var real = begun(second.desk.start(wish("wire/eve")));

    Await.until(() -> first.desk.live() == 0);
    assertThat(first.ledger.find(rehearsal)).isEmpty();
    assertThat(first.stage.taps()).allMatch(ScriptedPlatform.ScriptedTap::isClosed);
    assertThat(find(real).counted()).isTrue();
    assertThat(first.desk.start(wish("stage/one"))).isInstanceOf(Started.Full.class);
  }

  @Test
  void a_rehearsal_makes_room_for_a_run_that_was_over_before_anybody_looked() {
    begun(first.desk.start(wish("stage/one")));

    second.desk.end(begun(second.desk.start(wish("wire/eve"))), false);

    Await.until(() -> first.desk.live() == 0);
  }

  @Test
  void an_installation_starts_for_the_first_time_once() throws InterruptedException {
    var firsts = new CopyOnWriteArrayList<Place>();
    var places = List.of(first, second, first, second, first, second);
    var asking =
        places.stream()
            .map(place ->
                Thread.ofPlatform()
                    .start(() -> {
                      if (place.isFirstStart()) {
                        firsts.add(place);
                      }
                    }))
            .toList();
    for (var thread : asking) {
      thread.join();
    }

    assertThat(firsts).hasSize(1);
  }

  @Test
  void a_run_that_has_ended_can_be_removed_by_any_desk() {
    var run = begun(first.desk.start(wish("wire/ana")));
    first.desk.end(run, false);

    assertThat(second.desk.end(run, true)).isEqualTo(Desk.Ended.DONE);

    assertThat(first.desk.end(run, false)).isEqualTo(Desk.Ended.MISSING);
  }

  @Test
  void a_desk_that_stands_still_loses_its_channels_and_can_write_nothing_when_it_wakes() {
    var run = begun(first.desk.start(wish("wire/ana")));
    first.platform.confirm();
    first.platform.say("m1");
    Await.until(() -> find(run).messages() == 1);
    assertThat(epoch("wire/ana")).isEqualTo(1);

    first.standStill();
    first.platform.say("late");
    first.runOut();
    Await.until(() -> second.platform.taps().size() == 1);
    second.platform.confirm();
    second.platform.say("m2");
    Await.until(() -> find(run).messages() == 2);
    assertThat(epoch("wire/ana")).isEqualTo(2);
    first.goOn();

    Await.until(() -> first.lost.size() == 1);
    first.platform.say("later");
    Await.until(() -> first.platform.taps().getFirst().isClosed());
    second.platform.say("m3");
    Await.until(() -> find(run).messages() == 3);
    var gaps = find(run).channels().getFirst().gaps();
    assertThat(gaps).hasSize(1);
    assertThat(gaps.getFirst().reason()).isEqualTo("the process that listened went away");
    assertThat(gaps.getFirst().to()).isAfter(gaps.getFirst().from());
    assertThat(first.desk.live()).isZero();
    assertThat(second.desk.live()).isEqualTo(1);
  }

  @Test
  void a_desk_that_lost_everything_goes_on_with_other_channels() {
    begun(first.desk.start(wish("wire/ana")));
    first.standStill();
    first.runOut();
    Await.until(() -> second.platform.taps().size() == 1);
    first.goOn();
    Await.until(() -> first.lost.size() == 1);

    assertThat(first.desk.start(wish("wire/ana"))).isInstanceOf(Started.Elsewhere.class);
    begun(first.desk.start(wish("wire/bob")));
  }

  @Test
  void a_desk_that_stops_hands_over_at_once() {
    var run = begun(first.desk.start(wish("wire/ana")));

    first.desk.stop();

    Await.until(() -> second.platform.taps().size() == 1);
    assertThat(find(run).state()).isNotEqualTo(Run.State.ENDED);
  }

  @Test
  void a_process_that_begins_where_another_was_killed_takes_up_at_once() {
    var killed = new Place("folder");
    killed.desk.start();
    begun(killed.desk.start(wish("wire/ana")));
    killed.standStill();

    var again = new Place("folder");
    again.desk.start();

    assertThat(again.platform.taps()).hasSize(1);
    killed.goOn();
    Await.until(() -> killed.lost.size() == 1);
    killed.desk.stop();
    again.desk.stop();
  }

  @Test
  void a_desk_without_runs_that_was_cleared_away_begins_again() {
    begun(first.desk.start(wish("wire/ana")));
    first.standStill();
    first.runOut();
    Await.until(() -> second.platform.taps().size() == 1);
    var third = new Place("third");
    third.desk.start();
    database.write(
        transaction -> transaction.handle().execute("DELETE FROM desk WHERE place = 'third'"));

    begun(third.desk.start(wish("wire/eve")));

    third.desk.stop();
    first.goOn();
  }

  /// A desk with a platform that says what the test says; it can be made to stand still, as a
  /// process under SIGSTOP does.
  private final class Place implements Ledger, Lease {
    private final Semaphore moving = new Semaphore(1);
    private final String name;
    private final ScriptedPlatform platform = new ScriptedPlatform(TakingOverTest::now);
    private final ScriptedPlatform stage =
        new ScriptedPlatform("stage", false, TakingOverTest::now);
    private final ScriptedPlatform line = new ScriptedPlatform("line", true, TakingOverTest::now);
    private final List<RuntimeException> lost = new CopyOnWriteArrayList<>();
    private final SqlLease lease;
    private final SqlLedger ledger;
    private final Desk desk;

    Place(String name) {
      this.name = name;
      lease = new SqlLease(database, name, LASTING_MILLIS);
      ledger = new SqlLedger(database, lease);
      desk =
          new Desk(
              List.of(platform, stage, line),
              this,
              this,
              TakingOverTest::now,
              new Random(name.hashCode()),
              new Bounds(
                  Duration.ofMillis(10),
                  5,
                  10,
                  Duration.ofSeconds(10),
                  Duration.ofHours(24),
                  10,
                  10,
                  10,
                  100),
              new Desk.Counts() {
                @Override
                public void kept(long messages, long duplicates) {}

                @Override
                public void broke(RuntimeException why) {
                  assertThat(why).isInstanceOf(DeskLost.class);
                  lost.add(why);
                }
              });
    }

    /// What it asks of the database from now on waits; nothing is under way.
    void standStill() {
      moving.acquireUninterruptibly();
    }

    void goOn() {
      moving.release();
    }

    /// Its lease is over, as if it had stood still for long.
    void runOut() {
      database.write(transaction ->
          transaction.handle().execute("UPDATE desk SET until_at = 0 WHERE place = ?", name));
    }

    private <T> T asks(Supplier<T> question) {
      moving.acquireUninterruptibly();
      try {
        return question.get();
      } finally {
        moving.release();
      }
    }

    @Override
    public Kept keep(Entry entry) {
      return asks(() -> ledger.keep(entry));
    }

    @Override
    public Optional<Run> find(String runId) {
      return ledger.find(runId);
    }

    @Override
    public List<Run> list(@Nullable String state, @Nullable String before, int limit) {
      return ledger.list(state, before, limit);
    }

    @Override
    public boolean hearsForReal(String since) {
      return ledger.hearsForReal(since);
    }

    @Override
    public boolean isFirstStart() {
      return ledger.isFirstStart();
    }

    @Override
    public void begin() {
      lease.begin();
    }

    @Override
    public void beginAgain() {
      lease.beginAgain();
    }

    @Override
    public List<Run> takeOver() {
      return asks(lease::takeOver);
    }

    @Override
    public boolean isSomethingLeft() {
      return asks(lease::isSomethingLeft);
    }

    @Override
    public void renew() {
      asks(() -> {
        lease.renew();
        return true;
      });
    }

    @Override
    public void leave() {
      lease.leave();
    }
  }
}
