package hubbub.connectors.domain;

import hubbub.contracts.Channel;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A platform that we can listen to. Each one is a room beside this one, and all have the same
/// shape. Methods return at once.
public interface Connector {
  /// The platform's word, e.g. `twitch`.
  String platform();

  /// Whether one tap serves all runs that cover a channel. If not, each run has its own.
  boolean shared();

  /// Whether the source can be asked again, so that a run goes on exactly where it was kept: then a
  /// stop of ours is no gap.
  boolean resumes();

  /// Whether what comes from here counts. A run of what doesn't counts nowhere, and its end leaves
  /// nothing behind.
  default boolean counts() {
    return true;
  }

  /// Whether listening costs money, so that a run may have a budget.
  default boolean costs() {
    return false;
  }

  /// Why nothing can be started here, with what to do about it; empty if something can.
  ///
  /// @param budget what the run may cost, in US dollars
  default Optional<String> unready(@Nullable BigDecimal budget) {
    return Optional.empty();
  }

  /// The name under which one of several processes holds a channel; what shares a name is heard by
  /// one process.
  default String heldAs(Channel channel) {
    return channel.toString();
  }

  /// Reads what stands after `platform/` in a caller's words.
  ///
  /// @throws NotAChannel if it cannot be a channel there
  Wanted read(String name);

  /// The same, with what the run may cost, in US dollars.
  ///
  /// @throws NotAChannel if it cannot be a channel there
  default Wanted read(String name, @Nullable BigDecimal budget) {
    return read(name);
  }

  /// Begins to listen, and goes on until [Tap#close].
  ///
  /// @param position where to go on, as the ear was told; null at the beginning
  Tap listen(String runId, Wanted wanted, @Nullable String position, Ear ear);

  /// A channel as it was asked for.
  ///
  /// @param options what stood behind it, in the connector's own words; empty if nothing did
  record Wanted(Channel channel, String options) {}

  /// A run that a tap serves.
  ///
  /// @param options as it asked for the channel
  record Served(String runId, String options) {}
}
