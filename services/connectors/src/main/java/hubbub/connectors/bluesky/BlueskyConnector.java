package hubbub.connectors.bluesky;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.Tap;
import hubbub.connectors.words.Words;
import hubbub.contracts.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Listens to words on Bluesky. One connection serves all of them, opened with the first and closed
/// with the last; each has its own position, so that it goes on where it was kept.
public final class BlueskyConnector implements Connector {
  /// A position that is further in the future is none.
  private static final long AHEAD_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final Supplier<Moment> clock;
  private final Taps taps;

  public BlueskyConnector(
      BlueskyConfig config, Supplier<Moment> clock, RandomGenerator random, MeterRegistry meters) {
    this.clock = clock;
    var counts = new BlueskyMeters(meters);
    var dial = config.dial();
    taps =
        new Taps(
            clock.get(),
            all ->
                Thread.ofPlatform()
                    .name("bluesky")
                    .daemon()
                    .start(new Listening(config, dial, all, counts, clock, random)));
    meters.gauge("hubbub.connectors.bluesky.words", taps, Taps::size);
  }

  @Override
  public String platform() {
    return "bluesky";
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public boolean resumes() {
    return true;
  }

  @Override
  public Wanted read(String name) {
    return new Wanted(new Channel(platform(), Words.read(name).written()), "");
  }

  @Override
  public Tap listen(String runId, Wanted wanted, @Nullable String position, Ear ear) {
    var now = clock.get();
    var micros = Reading.micros(now);
    var known = Position.parse(position);
    var from = known != null && known.micros() > micros + AHEAD_MICROS ? null : known;
    var words = Words.read(wanted.channel().name());
    var tap = new WordTap(wanted.channel(), words, ear, taps, now, micros, from);
    taps.add(tap, now);
    return tap;
  }
}
