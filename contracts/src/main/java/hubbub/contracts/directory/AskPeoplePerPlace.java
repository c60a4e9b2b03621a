package hubbub.contracts.directory;

/// What people per place can be asked. Throws [hubbub.contracts.NoAnswer] when it is away.
public interface AskPeoplePerPlace {
  /// Places in the order of their ids, each with the first of those who are there.
  ///
  /// @param id those after it; 0 for the first
  /// @param limit places, at most 200
  /// @param most people of each, at most 200
  Whereabouts after(long id, int limit, int most);
}
