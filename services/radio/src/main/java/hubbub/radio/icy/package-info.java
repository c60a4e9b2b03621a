/// Titles inside of a stream, as SHOUTcast began them and every player reads them.
@NullMarked
package hubbub.radio.icy;

import org.jspecify.annotations.NullMarked;
