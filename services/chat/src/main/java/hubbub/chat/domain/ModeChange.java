package hubbub.chat.domain;

import java.time.Duration;
import java.util.Optional;

/// One rule of a room that is to be another way.
public sealed interface ModeChange {
  /// @param pause zero ends slow mode
  record Slow(Duration pause) implements ModeChange {}

  /// @param age empty lets everyone speak; zero is for any follower
  record Followers(Optional<Duration> age) implements ModeChange {}

  record Members(boolean on) implements ModeChange {}

  record Emotes(boolean on) implements ModeChange {}

  record Unique(boolean on) implements ModeChange {}

  record Shield(boolean on) implements ModeChange {}

  record LinkRule(Modes.Links links) implements ModeChange {}

  record HoldFirst(boolean on) implements ModeChange {}

  /// Whether guests may speak.
  record Guests(boolean may) implements ModeChange {}

  /// Whether there is chat while the channel is off air.
  record OffAir(boolean open) implements ModeChange {}

  /// What it takes: guests and chat while off air are the broadcaster's choice.
  default Deed deed() {
    return switch (this) {
      case Guests _, OffAir _ -> Deed.SETTINGS;
      case Shield _ -> Deed.SHIELD;
      case Slow _, Followers _, Members _, Emotes _, Unique _, LinkRule _, HoldFirst _ ->
          Deed.MODES;
    };
  }
}
