/// What Icecast's programs send and expect, as text: headers, queries, status, admin answers,
/// playlists. Pure functions, without sockets and clocks. The yardstick is Icecast 2.4, as
/// recorded; where it is known to be wrong, the better way and why stand beside it.
@NullMarked
package hubbub.radio.icecast;

import org.jspecify.annotations.NullMarked;
