package hubbub.people.domain;

import hubbub.contracts.directory.PersonState;

/// What became of the wish to change or delete a person.
public sealed interface Edited {
  /// It is done.
  ///
  /// @param state as the person stands now, or stood when it was deleted
  record Done(PersonState state) implements Edited {}

  /// There is no such person.
  record Unknown() implements Edited {}

  /// It is not what the wish began from any more.
  ///
  /// @param change the number of the change that made it what it is
  record ChangedSince(long change) implements Edited {}

  /// The place was deleted.
  record PlaceDeleted() implements Edited {}
}
