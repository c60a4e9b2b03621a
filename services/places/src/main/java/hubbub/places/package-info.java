/// The places of the directory.
///
/// Hears nothing. Tells `PlaceChanged` and `PlaceDeleted`, and passes `DirectoryStands` each second
/// and after each change. Answers `AskPlaces`. Speaks HTTP under `/places` and `/api/v1/places`.
/// Keeps a row for each place, the ids of deleted ones, and a day's answers by their
/// `Idempotency-Key`.
@NullMarked
package hubbub.places;

import org.jspecify.annotations.NullMarked;
