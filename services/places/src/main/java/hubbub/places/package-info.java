/// The places of the directory.
///
/// Hears nothing. Tells `PlaceChanged` and `PlaceDeleted`, and passes `DirectoryStands` each
/// second. Answers `AskPlaces`. Speaks HTTP under `/places` and `/api/v1/places`. Keeps a row for
/// each place.
@NullMarked
package hubbub.places;

import org.jspecify.annotations.NullMarked;
