/// Streams of sound as they come from a source: which format they have, and where they can be cut.
/// Knows bytes only, no sockets and no clocks.
@NullMarked
package hubbub.radio.sound;

import org.jspecify.annotations.NullMarked;
