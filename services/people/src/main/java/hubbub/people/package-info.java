/// The people of the directory.
///
/// Hears `PlaceDeleted` from places: whoever was there is nowhere from then on. Tells
/// `PersonChanged` and `PersonDeleted`, and passes `DirectoryStands` each second. Answers
/// `AskPeople`; asks places whether a place is there. Speaks HTTP under `/people` and
/// `/api/v1/people`. Keeps a row for each person, and the ids of deleted places.
@NullMarked
package hubbub.people;

import org.jspecify.annotations.NullMarked;
