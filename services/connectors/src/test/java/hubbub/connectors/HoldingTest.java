package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.connectors.domain.Bounds;
import hubbub.connectors.domain.Desk;
import hubbub.connectors.domain.Entry;
import hubbub.connectors.domain.Gap;
import hubbub.connectors.domain.Ledger;
import hubbub.connectors.domain.LedgerAway;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.NewRun;
import hubbub.connectors.domain.Run;
import hubbub.connectors.domain.Started;
import hubbub.connectors.store.SqlLease;
import hubbub.connectors.store.SqlLedger;
import hubbub.platform.storage.SqliteStorage;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the desk does when nothing can be kept, and when the clock is set: with the real ledger,
/// behind a door that the test can shut.
class HoldingTest {
  /// It ends in no test that does not wait for its end.
  private static final Duration LONG = Duration.ofHours(1);

  private static final Duration SHORT = Duration.ofMillis(600);

  @TempDir Path folder;
  private final ScriptedPlatform wire = new ScriptedPlatform(this::now);
  private final List<RuntimeException> broken = new CopyOnWriteArrayList<>();
  private volatile Duration clockSetBy = Duration.ZERO;
  private SqliteStorage storage;
  private Doored ledger;
  private SqlLease lease;
  private Desk desk;

  @BeforeEach
  void open() {
    storage = new SqliteStorage(folder, Clock.systemUTC(), 1 << 30);
    var database = storage.open("connectors");
    lease = new SqlLease(database, "here");
    ledger = new Doored(new SqlLedger(database, lease));
    begin(LONG);
  }

  /// @param hold how long the desk holds what it cannot keep
  private void begin(Duration hold) {
    desk = newDesk(hold);
    desk.start();
  }

  private void beginAnew(Duration hold) {
    desk.stop();
    begin(hold);
  }

  @AfterEach
  void close() {
    desk.stop();
    storage.close();
    assertThat(broken).isEmpty();
  }

  @Test
  void what_comes_while_nothing_can_be_kept_is_held_and_kept_later() {
    var run = live();
    ledger.shut = true;
    wire.say("m1");
    Await.until(() -> desk.trouble().isPresent());

    ledger.shut = false;

    Await.until(() -> find(run).messages() == 1);
    assertThat(wire.taps()).hasSize(1);
    assertThat(find(run).channels().getFirst().gaps()).isEmpty();
    Await.until(() -> desk.trouble().isEmpty());
  }

  @Test
  void held_too_long_the_taps_are_closed_and_what_was_held_is_a_gap() {
    beginAnew(SHORT);
    var run = live();
    wire.say("m1");
    Await.until(() -> find(run).messages() == 1);
    ledger.shut = true;
    var shutAt = now().at();
    wire.say("m2");
    Await.until(() -> wire.taps().getFirst().isClosed());

    ledger.shut = false;
    Await.until(() -> wire.taps().size() == 2);
    wire.confirm();
    wire.say("m3");

    Await.until(() -> find(run).messages() == 2);
    assertThat(gaps(run)).hasSize(1);
    assertThat(gaps(run).getFirst().reason()).isEqualTo("the disk is full");
    assertThat(gaps(run).getFirst().from()).isBeforeOrEqualTo(shutAt);
    assertThat(gaps(run).getFirst().to()).isAfter(shutAt);
  }

  @Test
  void a_gap_that_was_open_already_stays_one_gap() {
    beginAnew(SHORT);
    var run = live();
    wire.ear().lost(now(), "cut");
    Await.until(() -> gaps(run).size() == 1);
    ledger.shut = true;
    wire.confirm();
    Await.until(() -> wire.taps().getFirst().isClosed());

    ledger.shut = false;
    Await.until(() -> wire.taps().size() == 2);
    wire.confirm();

    Await.until(() -> gaps(run).getFirst().to() != null);
    assertThat(gaps(run)).hasSize(1);
    assertThat(gaps(run).getFirst().reason()).isEqualTo("cut");
  }

  @Test
  void while_nothing_can_be_kept_no_run_is_started() {
    ledger.shut = true;

    assertThatThrownBy(() -> desk.start(wish())).isInstanceOf(LedgerAway.class);

    ledger.shut = false;
    assertThat(ledger.list(null, null, 10)).isEmpty();
  }

  @Test
  void a_run_that_is_ended_meanwhile_has_ended_when_it_can_be_kept() {
    var run = live();
    ledger.shut = true;

    assertThatThrownBy(() -> desk.end(run, false)).isInstanceOf(LedgerAway.class);
    ledger.shut = false;
    assertThat(desk.end(run, false)).isEqualTo(Desk.Ended.DONE);

    assertThat(find(run).state()).isEqualTo(Run.State.ENDED);
  }

  @Test
  void a_clock_that_is_set_back_changes_no_duration_and_loses_nothing() {
    var run = live();
    wire.say("m1");
    Await.until(() -> find(run).messages() == 1 && find(run).connectedMillis() >= 1_000);
    var before = find(run).connectedMillis();

    clockSetBy = Duration.ofHours(-1);
    wire.ear().lost(now(), "cut");
    wire.confirm();
    wire.say("m2");

    Await.until(() -> find(run).messages() == 2 && find(run).connectedMillis() >= before + 1_000);
    assertThat(find(run).connectedMillis()).isLessThan(60_000);
    assertThat(gaps(run).getFirst().to()).isAfterOrEqualTo(gaps(run).getFirst().from());
  }

  @Test
  void a_slow_desk_holds_the_source_back() {
    var run = live();
    ledger.shut = true;
    var source =
        Thread.ofVirtual()
            .start(() -> {
              for (var i = 0; i < 40; i++) {
                wire.say("b" + i);
              }
            });
    Await.until(() -> desk.trouble().isPresent());
    Await.until(() -> desk.waiting() >= 10);
    assertThat(desk.waiting()).isEqualTo(10);
    assertThat(source.isAlive()).isTrue();

    ledger.shut = false;

    Await.until(() -> find(run).messages() == 40);
  }

  private Desk newDesk(Duration hold) {
    return new Desk(
        List.of(wire),
        ledger,
        lease,
        this::now,
        new Random(1),
        new Bounds(Duration.ofMillis(10), 5, 10, hold, Duration.ofHours(24), 10, 10, 10, 100),
        new Desk.Counts() {
          @Override
          public void kept(long messages, long duplicates) {}

          @Override
          public void broke(RuntimeException why) {
            broken.add(why);
          }
        });
  }

  private String live() {
    if (!(desk.start(wish()) instanceof Started.Begun(var run))) {
      throw new AssertionError("not started");
    }
    wire.confirm();
    Await.until(() -> find(run.id()).state() == Run.State.LIVE);
    return run.id();
  }

  private static NewRun wish() {
    return new NewRun(List.of("wire/ana"), null, null, null);
  }

  private Run find(String id) {
    return ledger.find(id).orElseThrow();
  }

  private List<Gap> gaps(String id) {
    return find(id).channels().getFirst().gaps();
  }

  private Moment now() {
    return new Moment(Instant.now().plus(clockSetBy), System.nanoTime());
  }

  /// The real ledger behind a door that can be shut.
  private static final class Doored implements Ledger {
    private final Ledger ledger;
    private volatile boolean shut;

    Doored(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public Kept keep(Entry entry) {
      if (shut) {
        throw new LedgerAway("the disk is full", new IllegalStateException());
      }
      return ledger.keep(entry);
    }

    @Override
    public Optional<Run> find(String runId) {
      return ledger.find(runId);
    }

    @Override
    public List<Run> list(@Nullable String state, @Nullable String before, int limit) {
      return new ArrayList<>(ledger.list(state, before, limit));
    }

    @Override
    public boolean hearsForReal(String since) {
      return ledger.hearsForReal(since);
    }

    @Override
    public boolean isFirstStart() {
      return ledger.isFirstStart();
    }
  }
}
