package hubbub.connectors.replay;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.NotAChannel;
import hubbub.connectors.domain.Tap;
import hubbub.contracts.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Plays captures. Each run plays its own, from the position that was kept with what it said last,
/// so a stop loses nothing and doubles nothing.
public final class ReplayConnector implements Connector {
  private final Captures captures;
  private final ReplayConfig config;
  private final Supplier<Moment> clock;
  private final BooleanSupplier crowded;
  private final Counter lines;
  private final Counter malformed;

  /// @param crowded whether those who hear are far behind
  public ReplayConnector(
      Captures captures,
      ReplayConfig config,
      Supplier<Moment> clock,
      BooleanSupplier crowded,
      MeterRegistry meters) {
    this.captures = captures;
    this.config = config;
    this.clock = clock;
    this.crowded = crowded;
    lines = meters.counter("hubbub.connectors.lines", "platform", platform());
    malformed =
        meters.counter(
            "hubbub.connectors.malformed", "platform", platform(), "reason", "unknown form");
  }

  @Override
  public String platform() {
    return "replay";
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public boolean resumes() {
    return true;
  }

  @Override
  public Wanted read(String name) {
    var options = ReplayOptions.read(name);
    if (captures.find(options.name()).isEmpty()) {
      throw new NotAChannel(
          "there is no capture of that name; upload it with PUT /api/v1/captures/"
              + options.name());
    }
    return new Wanted(new Channel(platform(), options.name()), options.written());
  }

  @Override
  public Tap listen(String runId, Wanted wanted, @Nullable String position, Ear ear) {
    var options = ReplayOptions.read(wanted.channel().name() + "?" + wanted.options());
    var playing =
        new Playing(
            runId,
            wanted.channel(),
            options,
            Position.parse(position),
            captures,
            config,
            clock,
            ear,
            crowded,
            new Playing.Counts(lines, malformed));
    captures.begin(options.name());
    playing.start();
    return playing;
  }
}
