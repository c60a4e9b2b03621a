package hubbub.people.domain;

import hubbub.contracts.directory.PersonState;

/// What became of the wish for a new person.
public sealed interface Created {
  /// It is there, or was made when the same was asked before: as it stood then.
  record Done(PersonState state) implements Created {}

  /// The place was deleted.
  record PlaceDeleted() implements Created {}

  /// Under the same key another person was asked for.
  record OtherUnderThisKey() implements Created {}

  /// No more keys can be remembered.
  record TooManyKeys() implements Created {}
}
