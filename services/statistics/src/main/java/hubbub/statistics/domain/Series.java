package hubbub.statistics.domain;

import java.util.List;

/// Figures step by step.
///
/// @param stepSeconds how long each step is
public record Series(int stepSeconds, List<Point> points) {
  /// One step.
  ///
  /// @param at the second at which it begins
  /// @param people -1 where it is not known any more: steps under a minute in an old hour
  /// @param gap the share of the step, as far as it has passed, in which there was no connection
  public record Point(long at, long messages, long people, long newPeople, double gap) {}
}
