/// What is on air: mounts, the sources that feed them, the listeners that take from them.
@NullMarked
package hubbub.radio.air;

import org.jspecify.annotations.NullMarked;
