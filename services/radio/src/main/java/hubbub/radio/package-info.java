/// Live sound: what sources bring to mounts, listeners take from them, as Icecast has it.
@NullMarked
package hubbub.radio;

import org.jspecify.annotations.NullMarked;
