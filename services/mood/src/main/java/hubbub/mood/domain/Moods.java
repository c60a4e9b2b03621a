package hubbub.mood.domain;

import hubbub.contracts.Channel;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What is kept of moods, for those who ask.
public interface Moods {
  /// The steps from `from` (inclusive) to `to` (exclusive) in which somebody spoke, by their begin
  /// in milliseconds.
  SortedMap<Long, Sums> series(Channel channel, Step step, Instant from, Instant to);

  /// The strongest messages since a moment, the strongest first.
  ///
  /// @param sign 1 for those that lifted the mood, -1 for those that pressed it, 0 for both
  List<Strong> strongest(Channel channel, int sign, Instant since, int limit);
}
