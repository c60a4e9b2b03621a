package hubbub.chat.domain;

import java.util.List;

/// A protocol's voice in the rooms. Each protocol has one, and keeps its connections by room
/// itself.
@FunctionalInterface
public interface Crier {
  /// Tells what is new in a room: once per room and commit, in order, after the commit. Runs on the
  /// rooms' thread, so it must return at once: encode the news once and hand them to the event
  /// loops. What fails here is logged and passed over.
  ///
  /// @param room as it is after the news
  /// @param news never empty
  void cry(Room room, List<News> news);
}
