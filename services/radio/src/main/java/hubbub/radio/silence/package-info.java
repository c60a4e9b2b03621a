/// Silence in the shape of a stream that has just ended, so that players who wait for its source
/// stay connected. Knows bytes only, no sockets and no clocks.
@NullMarked
package hubbub.radio.silence;

import org.jspecify.annotations.NullMarked;
