package hubbub.statistics.domain;

import hubbub.contracts.connectors.Emote;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one hearing brought for a channel under one set of runs, as it is being counted.
public final class CoverTally {
  private final Map<Long, MinuteTally> minutes = new TreeMap<>();
  private long minute = -1;
  private MinuteTally current = new MinuteTally();
  private long messages;
  private long first = Long.MAX_VALUE;
  private long last;

  /// Counts a message of `person` (0: not to be known) in a second.
  ///
  /// @param words null-free: pass [List#of()] and an empty text for what must not be looked into
  public void add(long second, int person, String text, List<Emote> emotes, Words words) {
    if (second / Seconds.MINUTE != minute) {
      minute = second / Seconds.MINUTE;
      current = minutes.computeIfAbsent(minute, _ -> new MinuteTally());
    }
    current.add((int) (second % Seconds.MINUTE), person);
    if (!text.isEmpty()) {
      words.count(text, emotes, current.words());
    }
    for (var emote : emotes) {
      current.emotes().add(emote.name(), 1);
    }
    messages++;
    first = Math.min(first, second);
    last = Math.max(last, second);
  }

  /// The minutes that were touched, in order.
  public Map<Long, MinuteTally> minutes() {
    return minutes;
  }

  public long messages() {
    return messages;
  }

  public long first() {
    return first;
  }

  public long last() {
    return last;
  }
}
