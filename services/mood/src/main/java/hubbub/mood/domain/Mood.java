package hubbub.mood.domain;

import hubbub.contracts.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A channel's mood at a moment.
///
/// @param word the steady word; null where nobody spoke within a minute
/// @param windows `10s`, `1m`, `5m`, in this order; the score is the minute's
/// @param waves of the last minute, the greatest first
public record Mood(
    Channel channel,
    Instant at,
    @Nullable Word word,
    Map<String, Window> windows,
    List<Wave> waves) {

  public Window minute() {
    return windows.getOrDefault("1m", Window.SILENT);
  }
}
