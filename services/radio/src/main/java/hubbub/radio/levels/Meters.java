package hubbub.radio.levels;

import hubbub.platform.Ticker;
import hubbub.radio.air.Records;
import hubbub.radio.air.Wanted;
import hubbub.radio.sound.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Measures how loud sources are, on one thread that takes a bounded share of a core. What there is
/// no time for is skipped and counted; sources, listeners and recordings never wait for it.
public final class Meters implements Records {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final int ALL = 100;

  private final int share;
  private final Ticker ticker;
  private final Function<Format, Optional<SoundDecoder>> decoders;
  private final Map<String, Meter> meters = new ConcurrentHashMap<>();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final AtomicLong thrown = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final MeterLoop loop = new MeterLoop(this::turn, meters::isEmpty);

  // Of the meters' thread.
  private long allowance;
  private long lastTurn;
  private int first;

  /// Is told of levels, ten times a second, on the meters' thread: nothing may wait.
  @FunctionalInterface
  public interface Watcher {
    void shown(Wanted source, Level level);
  }

  /// What was counted since the start.
  ///
  /// @param measured sources now
  /// @param skipped pieces for which there was no time
  /// @param thrown how often a decoder threw
  public record Counts(int measured, long skipped, long thrown) {}

  /// @param share percent of a core that it may take; 0 measures nothing
  public Meters(int share, Ticker ticker) {
    this(share, ticker, SoundDecoder::of);
  }

  Meters(int share, Ticker ticker, Function<Format, Optional<SoundDecoder>> decoders) {
    this.share = share;
    this.ticker = ticker;
    this.decoders = decoders;
    allowance = most();
    lastTurn = ticker.nanos();
  }

  /// Before any source comes.
  public void add(Watcher watcher) {
    watchers.add(watcher);
  }

  public void start() {
    loop.start();
  }

  public void close() {
    loop.close();
  }

  @Override
  public Track begin(Wanted wanted, Format format) {
    if (share == 0 || decoders.apply(format).isEmpty()) {
      return UNRECORDED;
    }
    var path = wanted.path();
    var meter =
        new Meter(
            wanted,
            format == Format.WEBM_OPUS,
            () -> decoders.apply(format).orElseThrow(),
            thrown,
            skipped,
            loop::wake,
            () -> rest(path));
    meters.put(path, meter);
    return meter;
  }

  private void rest(String path) {
    meters.remove(path);
  }

  /// Over the last second of a mount's sound; empty where it is not known. From any thread.
  public Optional<Level> level(String mount) {
    return Optional.ofNullable(meters.get(mount)).flatMap(meter -> meter.level(ticker.nanos()));
  }

  /// From any thread.
  public Counts counts() {
    return new Counts(meters.size(), skipped.get(), thrown.get());
  }

  /// A tenth of a second's work: each in its turn, as far as there is time for it. Its thread takes
  /// it; whoever did not start that takes it himself.
  public void turn() {
    var before = ticker.nanos();
    allowance = Math.min(most(), allowance + (before - lastTurn) * share / ALL);
    lastTurn = before;
    var all = List.copyOf(meters.values());
    first = all.isEmpty() ? 0 : first % all.size();
    var done = 0;
    while (done < all.size() && allowance > 0) {
      var goesOn = all.get((first + done) % all.size()).step(before);
      var after = ticker.nanos();
      // A machine that stood still meanwhile is not paid for by long silence.
      allowance = Math.max(-most(), allowance - (after - before));
      before = after;
      done += goesOn ? 0 : 1;
    }
    first += done;
    for (var meter : all) {
      meter.show().ifPresent(level -> watchers.forEach(one -> one.shown(meter.wanted(), level)));
    }
  }

  private long most() {
    return SECOND_NANOS * share / ALL;
  }
}
