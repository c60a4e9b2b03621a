package hubbub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.ScriptedPlatform;
import hubbub.connectors.domain.Bounds;
import hubbub.connectors.domain.Desk;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.NewRun;
import hubbub.connectors.domain.Run;
import hubbub.connectors.domain.Started;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.Await;
import hubbub.testkit.Shape;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a connector can tell of a source that goes on where it was, and of runs that cost money.
class DeskTest {
  @TempDir Path folder;
  private final ScriptedPlatform wire = new ScriptedPlatform(DeskTest::now);
  private final List<RuntimeException> broken = new CopyOnWriteArrayList<>();
  private Storage storage;
  private Database database;
  private Desk desk;

  private static Moment now() {
    return new Moment(Instant.now(), System.nanoTime());
  }

  @BeforeEach
  void open() {
    storage = Shape.at(folder).open(folder, Clock.systemUTC());
    database = storage.open("connectors");
    desk = begin();
  }

  private Desk begin() {
    var lease = new SqlLease(database, "here");
    var begun =
        new Desk(
            List.of(wire),
            new SqlLedger(database, lease),
            lease,
            DeskTest::now,
            new Random(1),
            new Bounds(
                Duration.ofMillis(5),
                500,
                5_000,
                Duration.ofHours(1),
                Duration.ofHours(24),
                10,
                10,
                10,
                200),
            new Desk.Counts() {
              @Override
              public void kept(long messages, long duplicates) {}

              @Override
              public void broke(RuntimeException why) {
                broken.add(why);
              }
            });
    begun.start();
    return begun;
  }

  @AfterEach
  void close() {
    desk.stop();
    storage.close();
    assertThat(broken).isEmpty();
  }

  private String run(String... channels) {
    var started = desk.start(new NewRun(List.of(channels), null, null, null));
    assertThat(started).isInstanceOf(Started.Begun.class);
    return ((Started.Begun) started).run().id();
  }

  private Run find(String id) {
    return new SqlLedger(database, new SqlLease(database, "none")).find(id).orElseThrow();
  }

  private void startAgain() {
    desk.stop();
    desk = begin();
  }

  @Test
  void a_position_moves_without_messages() {
    run("wire/ana");
    wire.confirm();

    wire.ear().said(List.of(), "here 17");
    startAgain();

    assertThat(wire.taps()).hasSize(2);
    assertThat(wire.taps().getLast().openedAt()).isEqualTo("here 17");
  }

  @Test
  void a_run_that_joins_goes_on_where_the_channel_is() {
    var first = run("wire/ana");
    wire.confirm();
    wire.ear().said(List.of(), "here 17");
    Await.until(() -> "here 17".equals(find(first).channels().getFirst().position()));

    run("wire/ana");
    desk.end(first, false);
    startAgain();

    assertThat(wire.taps().getLast().openedAt()).isEqualTo("here 17");
  }

  @Test
  void what_a_source_did_not_keep_is_a_gap() {
    var id = run("wire/ana");
    var from = Instant.parse("2026-03-01T12:00:00Z");

    wire.ear().missed(from, from.plusSeconds(60), "its past does not reach back");

    Await.until(() -> !find(id).channels().getFirst().gaps().isEmpty());
    var gap = find(id).channels().getFirst().gaps().getFirst();
    assertThat(gap.from()).isEqualTo(from);
    assertThat(gap.to()).isEqualTo(from.plusSeconds(60));
    assertThat(gap.reason()).isEqualTo("its past does not reach back");
  }

  @Test
  void what_a_platform_says_in_a_reason_is_made_fit_to_be_kept() {
    var id = run("wire/ana");
    wire.confirm();
    Await.until(() -> find(id).channels().getFirst().state() == Run.State.LIVE);

    wire.ear().lost(now(), "it says \0\n" + "x".repeat(1_000));

    Await.until(() -> find(id).channels().getFirst().note() != null);
    assertThat(find(id).channels().getFirst().note()).startsWith("it says   x").hasSize(300);
    assertThat(find(id).channels().getFirst().gaps().getFirst().reason())
        .startsWith("it says   x")
        .hasSize(300);
  }

  @Test
  void one_of_several_runs_ends_and_the_others_go_on() {
    var poor = run("wire/ana");
    var rich = run("wire/ana", "wire/bob");
    assertThat(wire.taps().getFirst().serves()).containsExactly(poor, rich);

    wire.taps().getFirst().tell().over(poor, "its budget is spent");

    Await.until(() -> find(poor).state() == Run.State.ENDED);
    assertThat(find(poor).endReason()).isEqualTo("its budget is spent");
    assertThat(find(rich).state()).isNotEqualTo(Run.State.ENDED);
    assertThat(wire.taps().getFirst().serves()).containsExactly(rich);
    assertThat(wire.taps().getFirst().isClosed()).isFalse();
  }

  @Test
  void what_costs_nothing_takes_no_budget() {
    assertThat(desk.start(new NewRun(List.of("wire/ana"), null, null, null, BigDecimal.ONE)))
        .isEqualTo(new Started.Wrong("/budget", "nothing of this costs money"));
    assertThat(desk.start(new NewRun(List.of("wire/ana"), null, null, null, BigDecimal.ZERO)))
        .isInstanceOf(Started.Wrong.class);
  }
}
