/// Live sound: what sources bring to mounts, listeners take from them, as Icecast has it.
///
/// Follows `MessagesSeen` of the own channels' rooms, for the crowd's alarm, and asks accounts
/// which mounts a stream key opens and who airs a channel. Tells `ShowStarted` and `ShowEnded`.
/// Speaks Icecast's protocols on the web's port, WebSockets for browsers that bring sound and for
/// meters, and HTTP under `/api/v1`. Keeps the list of shows, and their sound in files
/// ([hubbub.radio.record]); and who listened ([hubbub.radio.audience]).
@NullMarked
package hubbub.radio;

import org.jspecify.annotations.NullMarked;
