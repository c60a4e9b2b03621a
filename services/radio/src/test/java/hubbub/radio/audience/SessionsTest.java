package hubbub.radio.audience;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.Dialect;
import hubbub.platform.storage.Outbox;
import hubbub.platform.storage.StorageUnreachable;
import hubbub.platform.storage.Work;
import hubbub.radio.air.Visit;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of visits before they are rows.
class SessionsTest {
  private static final Sessions.Bounds BOUNDS =
      new Sessions.Bounds(Duration.ZERO, Duration.ofDays(400), 1_000_000, 2_500);

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private SmallHouse house;
  private Database database;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock);
    database = house.platform().storage().open("radio");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Sessions sessions() {
    return new Sessions(BOUNDS, new SqlSessions(database), clock, clock.ticker());
  }

  private Visit visit(String channel, Duration time) {
    var began = clock.instant().minus(time);
    return new Visit(channel, "/live/" + channel, "192.0.2.1", "VLC/3", "", began, time);
  }

  private Listening listening(Sessions sessions, String channel) {
    var now = clock.instant();
    return sessions.listening(channel, now.minus(Duration.ofDays(1)), now, List.of());
  }

  @Test
  void what_finds_no_room_is_counted() {
    var sessions = sessions();
    for (var n = 0; n < 2_503; n++) {
      sessions.over(visit("friday", Duration.ofMinutes(1)));
      sessions.over(visit("friday", Duration.ofSeconds(29)));
    }

    assertThat(sessions.lost()).isEqualTo(3);
    sessions.close();
    assertThat(listening(sessions, "friday").all().sessions()).isEqualTo(2_500);
    sessions.over(visit("friday", Duration.ofMinutes(1)));
    assertThat(sessions.lost()).isEqualTo(3);
  }

  @Test
  void one_channel_knows_nothing_of_the_others() {
    var sessions = sessions();
    sessions.over(visit("friday", Duration.ofMinutes(1)));
    sessions.over(visit("monday", Duration.ofMinutes(2)));

    sessions.close();

    assertThat(listening(sessions, "monday").all()).isEqualTo(new Share("", 1, 120_000));
    assertThat(listening(sessions, "sunday").all()).isEqualTo(new Share("", 0, 0));
  }

  /// A database that throws for a while when something is written.
  private static final class Failing implements Database {
    private final Database database;
    private final AtomicInteger failed = new AtomicInteger();
    private volatile @Nullable RuntimeException failure;

    Failing(Database database, RuntimeException failure) {
      this.database = database;
      this.failure = failure;
    }

    void recovers() {
      failure = null;
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
      var now = failure;
      if (now != null) {
        failed.incrementAndGet();
        throw now;
      }
      return database.write(work);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
      return database.read(work);
    }

    @Override
    public String name() {
      return database.name();
    }

    @Override
    public Dialect dialect() {
      return database.dialect();
    }

    @Override
    public Outbox outbox() {
      return database.outbox();
    }
  }

  @Test
  void what_finds_no_database_waits_for_it() {
    var failing = new Failing(database, new StorageUnreachable("away"));
    var sessions = new Sessions(BOUNDS, new SqlSessions(failing), clock, clock.ticker());
    sessions.over(visit("friday", Duration.ofMinutes(1)));
    sessions.start();
    // The first is the sweep's.
    Await.until(() -> failing.failed.get() >= 2);

    failing.recovers();

    Await.until(() -> listening(sessions, "friday").all().sessions() == 1);
    sessions.close();
    assertThat(listening(sessions, "friday").all().sessions()).isEqualTo(1);
    assertThat(sessions.lost()).isZero();
  }

  @Test
  void what_the_database_refuses_is_counted_and_holds_up_nothing() {
    var failing = new Failing(database, new IllegalStateException("refused"));
    var sessions = new Sessions(BOUNDS, new SqlSessions(failing), clock, clock.ticker());
    sessions.over(visit("friday", Duration.ofMinutes(1)));
    sessions.start();
    Await.until(() -> sessions.lost() == 1);
    failing.recovers();

    sessions.over(visit("friday", Duration.ofMinutes(2)));
    sessions.close();

    assertThat(listening(sessions, "friday").all()).isEqualTo(new Share("", 1, 120_000));
    assertThat(sessions.lost()).isEqualTo(1);
  }
}
