/// Who is at which place.
///
/// Hears all that places and people tell, and keeps a copy of its own: it owns no truth and answers
/// when both others are down. Tells nothing. Asks both for all they have when its copy is built
/// anew. Answers who is where, as much of it as is asked for. Speaks HTTP under `/people-per-place`
/// and `/api/v1/people-per-place`.
@NullMarked
package hubbub.peopleperplace;

import org.jspecify.annotations.NullMarked;
