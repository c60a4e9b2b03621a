/// The people of the directory.
///
/// Hears `PlaceDeleted` from places: whoever was there is nowhere from then on. Tells
/// `PersonChanged` and `PersonDeleted`, and passes `DirectoryStands` each second and after each
/// change. Answers `AskPeople`; asks places whether a place is there, before it writes. Speaks HTTP
/// under `/people` and `/api/v1/people`. Keeps a row for each person, the ids of deleted people and
/// places, and a day's answers by their `Idempotency-Key`.
@NullMarked
package hubbub.people;

import org.jspecify.annotations.NullMarked;
