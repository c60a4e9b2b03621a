package hubbub.contracts.directory;

import java.util.List;

/// What people can be asked. Each method throws [hubbub.contracts.NoAnswer] when people is away.
public interface AskPeople {
  /// People in the order of their ids.
  ///
  /// @param id those after it; 0 for the first
  /// @param limit at most 1,000
  List<PersonState> after(long id, int limit);
}
