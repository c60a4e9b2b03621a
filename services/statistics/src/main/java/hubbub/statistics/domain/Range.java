package hubbub.statistics.domain;

/// Whole seconds from `from` up to but not including `to`.
public record Range(long from, long to) {
  /// All of time.
  public static final Range ALL = new Range(0, Seconds.MAX + 1);

  public Range {
    if (to < from) {
      throw new IllegalArgumentException("a range does not end before it begins");
    }
  }

  public boolean contains(long second) {
    return second >= from && second < to;
  }

  public boolean containsAll(Range other) {
    return other.from >= from && other.to <= to;
  }

  public long length() {
    return to - from;
  }
}
