package hubbub.statistics.domain;

import java.util.List;

/// The figures of a channel or a run, of all time or of a range.
///
/// @param people different people who spoke, without those who are not to be known
/// @param newPeople of them, who spoke in the channel for the first time ever
/// @param connectedMillis how long it was connected
/// @param chatters who said most
public record Summary(
    long messages,
    long people,
    long newPeople,
    long connectedMillis,
    Peak peak,
    List<Chatter> chatters,
    List<WordCounts.Counted> words,
    List<WordCounts.Counted> emotes) {

  /// Somebody by the name that was shown last.
  public record Chatter(String name, long messages) {}

  /// Messages per second connected; 0 before the first second.
  public double speed() {
    return connectedMillis < 1_000 ? 0 : messages / (connectedMillis / 1_000.0);
  }
}
