/// Live sound: what sources bring to mounts, listeners take from them, as Icecast has it.
///
/// - **hears** nothing; asks accounts which mounts a stream key opens.
/// - **tells** `ShowStarted`, `ShowEnded`.
/// - **speaks** Icecast's protocols on the web's port, `/api/v1/streams`, `/api/v1/shows`.
/// - **keeps** the list of shows, and their sound in files ([hubbub.radio.record]).
@NullMarked
package hubbub.radio;

import org.jspecify.annotations.NullMarked;
