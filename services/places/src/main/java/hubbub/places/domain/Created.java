package hubbub.places.domain;

import hubbub.contracts.directory.PlaceState;

/// What became of the wish for a new place.
public sealed interface Created {
  /// It is there, or was made when the same was asked before: as it stood then.
  record Done(PlaceState state) implements Created {}

  /// Under the same key another place was asked for.
  record OtherUnderThisKey() implements Created {}

  /// No more keys can be remembered.
  record TooManyKeys() implements Created {}
}
