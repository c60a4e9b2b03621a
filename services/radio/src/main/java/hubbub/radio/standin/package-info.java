/// What is heard where no source brings sound, so that players stay connected: silence in the shape
/// of the stream that has just ended, or a file again and again. Knows bytes only, no sockets and
/// no clocks.
@NullMarked
package hubbub.radio.standin;

import org.jspecify.annotations.NullMarked;
