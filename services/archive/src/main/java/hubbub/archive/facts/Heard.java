package hubbub.archive.facts;

/// Hears how much was heard, after it was written.
public interface Heard {
  /// @param kept messages that are in the log
  /// @param excluded messages of people or runs that are not kept
  void messages(int kept, int excluded);

  /// A deletion, and whether it met anything that the log has.
  void deletion(boolean known);
}
