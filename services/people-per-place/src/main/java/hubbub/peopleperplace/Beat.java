package hubbub.peopleperplace;

import hubbub.contracts.directory.DirectoryStands;
import hubbub.peopleperplace.domain.Ages;
import hubbub.peopleperplace.domain.Source;
import hubbub.peopleperplace.store.SqlGenerations;
import hubbub.peopleperplace.store.SqlGenerations.Underway;
import hubbub.peopleperplace.store.SqlHeard;
import hubbub.platform.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Some times a second: notes how old our knowledge is, builds a copy that is new, gives up
/// rebuilds that somebody's end has left, and clears generations that are of no use.
final class Beat {
  private static final Logger LOG = LoggerFactory.getLogger(Beat.class);
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long BEATS_PER_SECOND = 4;
  private static final long BEAT_NANOS = SECOND_NANOS / BEATS_PER_SECOND;
  private static final long NOTE_EVERY_NANOS = 60 * SECOND_NANOS;
  private static final long PULSE_MAX_NANOS = 10 * SECOND_NANOS;
  private static final long TRY_EVERY_NANOS = 10 * SECOND_NANOS;
  private static final long END_MILLIS = 500;
  private static final int CLEARED_AT_ONCE = 1_000;

  private final Ages ages;
  private final SqlHeard heard;
  private final SqlGenerations generations;
  private final Clock clock;
  private final Ticker ticker;
  private final Map<Source, Said> said = new ConcurrentHashMap<>();
  private final Map<Source, Long> notedAt = new EnumMap<>(Source.class);
  private @Nullable Underway watched;
  private long watchedSince;
  private long beats;
  private boolean whole;
  private @Nullable Long triedAt;
  private volatile boolean untidy = true;
  private volatile boolean ending;
  private @Nullable Thread thread;

  /// @param at when, by the ticker: what is done about it may take a while
  private record Said(long change, long at) {}

  Beat(Ages ages, SqlHeard heard, SqlGenerations generations, Clock clock, Ticker ticker) {
    this.ages = ages;
    this.heard = heard;
    this.generations = generations;
    this.clock = clock;
    this.ticker = ticker;
  }

  /// Takes up what was known before, and begins to beat.
  ///
  /// @param rebuild builds the copy anew
  void start(Runnable rebuild) {
    for (var source : Source.values()) {
      heard
          .asOf(source)
          .map(asOf -> Duration.between(asOf, clock.instant()))
          .ifPresent(age -> ages.of(source).recall(age.isNegative() ? Duration.ZERO : age));
    }
    thread = Thread.ofPlatform().name("people-per-place-beat").daemon().start(() -> run(rebuild));
  }

  void stop() {
    ending = true;
    var running = thread;
    if (running == null) {
      return;
    }
    LockSupport.unpark(running);
    try {
      running.join(END_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    try {
      noteAges();
    } catch (RuntimeException e) {
      LOG.warn("the age of what is known cannot be kept: {}", e.toString());
    }
  }

  /// A service says where it stands. Never waits.
  void said(DirectoryStands stands) {
    for (var source : Source.values()) {
      if (source.word().equals(stands.service())) {
        said.put(source, new Said(stands.change(), ticker.nanos()));
      }
    }
  }

  /// There may be rows to be cleared.
  void tidy() {
    untidy = true;
    LockSupport.unpark(thread);
  }

  private void run(Runnable rebuild) {
    while (!ending) {
      var more = false;
      try {
        beat(rebuild);
        more = clear();
      } catch (RuntimeException e) {
        LOG.warn("a beat failed, the next one comes soon: {}", e.toString());
      }
      if (!more) {
        LockSupport.parkNanos(this, BEAT_NANOS);
      }
    }
  }

  private void beat(Runnable rebuild) {
    whole = whole || generations.isWhole();
    if (!whole) {
      makeWhole(rebuild);
    }
    for (var source : Source.values()) {
      var stand = said.remove(source);
      if (stand != null && whole) {
        ages.of(source).stands(stand.change(), heard.change(source), stand.at());
        noteNowAndThen(source);
      }
    }
    if (beats++ % BEATS_PER_SECOND == 0) {
      giveUpWhatStandsStill();
    }
  }

  /// @return whether there may be more
  private boolean clear() {
    if (!untidy) {
      return false;
    }
    untidy = false;
    var more = true;
    try {
      more = generations.clear(CLEARED_AT_ONCE);
    } finally {
      if (more) {
        untidy = true;
      }
    }
    return more;
  }

  /// A new copy has heard what was told since it listens, and lacks what was there before.
  private void makeWhole(Runnable rebuild) {
    var now = ticker.nanos();
    if (triedAt == null || now - triedAt >= TRY_EVERY_NANOS) {
      triedAt = now;
      rebuild.run();
    }
  }

  /// At most once a minute: what a restart then knows is too old by that much, never too young.
  private void noteNowAndThen(Source source) {
    var now = ticker.nanos();
    var last = notedAt.get(source);
    if (ages.of(source).age().isPresent() && (last == null || now - last >= NOTE_EVERY_NANOS)) {
      notedAt.put(source, now);
      note(source);
    }
  }

  private void noteAges() {
    for (var source : Source.values()) {
      note(source);
    }
  }

  private void note(Source source) {
    ages.of(source).age().ifPresent(age -> heard.noteAsOf(source, clock.instant().minus(age)));
  }

  /// A rebuild whose process was killed is nobody's.
  private void giveUpWhatStandsStill() {
    var underway = generations.underway().orElse(null);
    if (underway == null || !underway.equals(watched)) {
      watched = underway;
      watchedSince = ticker.nanos();
    } else if (ticker.nanos() - watchedSince >= PULSE_MAX_NANOS) {
      LOG.warn("rebuild left alone generation={}", underway.generation());
      generations.giveUp(underway.generation(), "the process that was at it is gone");
      untidy = true;
    }
  }
}
