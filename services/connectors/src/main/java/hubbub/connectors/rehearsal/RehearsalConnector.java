package hubbub.connectors.rehearsal;

import hubbub.connectors.domain.Connector;
import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.NotAChannel;
import hubbub.connectors.domain.Tap;
import hubbub.contracts.Channel;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Plays the invented crowds. Each run plays its own, from the message after the last that was
/// kept.
public final class RehearsalConnector implements Connector {
  private static final String PLATFORM = "rehearsal";

  /// Everybody sees the same rehearsal.
  private static final long SEED = 20_261_121;

  private final RehearsalConfig config;
  private final Supplier<Moment> clock;

  public RehearsalConnector(RehearsalConfig config, Supplier<Moment> clock) {
    this.config = config;
    this.clock = clock;
  }

  /// All its channels, as a run names them.
  public static List<String> channels() {
    return Script.NAMES.stream().map(name -> PLATFORM + "/" + name).toList();
  }

  @Override
  public String platform() {
    return PLATFORM;
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
  public boolean counts() {
    return false;
  }

  @Override
  public Wanted read(String name) {
    if (!Script.NAMES.contains(name)) {
      throw new NotAChannel("the rehearsal has " + String.join(" and ", Script.NAMES));
    }
    return new Wanted(new Channel(PLATFORM, name), "");
  }

  @Override
  public Tap listen(String runId, Wanted wanted, @Nullable String position, Ear ear) {
    var name = wanted.channel().name();
    var performance = new Performance(Script.of(name), SEED + Script.NAMES.indexOf(name));
    var said = position == null ? 0 : Long.parseLong(position);
    var rehearsing = new Rehearsing(runId, name, performance, said, config.lasts(), clock, ear);
    rehearsing.start();
    return rehearsing;
  }
}
