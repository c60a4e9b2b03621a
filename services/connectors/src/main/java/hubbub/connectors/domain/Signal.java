package hubbub.connectors.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies on the desk's tray.
sealed interface Signal {
  /// From one channel.
  sealed interface OfWatch extends Signal {
    Watch watch();

    /// Which of the watch's taps says so; an older one is not heard any more.
    int tap();
  }

  record Said(Watch watch, int tap, List<Item> items, @Nullable String position)
      implements OfWatch {}

  record Confirmed(Watch watch, int tap, Moment at) implements OfWatch {}

  record Lost(Watch watch, int tap, Moment lastSign, String reason) implements OfWatch {}

  record Missed(Watch watch, int tap, Instant from, Instant to, String reason) implements OfWatch {}

  record Over(Watch watch, int tap, String runId, String reason) implements OfWatch {}

  record Silent(Watch watch, int tap, String note) implements OfWatch {}

  record Finished(Watch watch, int tap, String reason) implements OfWatch {}

  /// How many messages' room it takes on the tray.
  default int weight() {
    return switch (this) {
      case Said said -> Math.max(1, said.items().size());
      case Confirmed _, Lost _, Missed _, Over _, Silent _, Finished _ -> 1;
    };
  }
}
