package hubbub.contracts.directory;

import java.util.List;
import java.util.Set;

/// What places can be asked. Each method throws [hubbub.contracts.NoAnswer] when places is away.
public interface AskPlaces {
  /// Which of these places there are at this moment.
  ///
  /// @param ids at most 1,000
  Set<Long> existing(Set<Long> ids);

  /// Places in the order of their ids.
  ///
  /// @param id those after it; 0 for the first
  /// @param limit at most 1,000
  List<PlaceState> after(long id, int limit);
}
