package hubbub.platform.storage;

import java.util.SortedMap;

/// What became of a table that somebody sent.
public sealed interface Imported {
  /// All of it is kept.
  record Kept(int created, int replaced, int unchanged) implements Imported {}

  /// Nothing is kept.
  ///
  /// @param lines the wrong ones by their numbers, with the reason; not empty
  record Refused(SortedMap<Long, String> lines) implements Imported {}
}
