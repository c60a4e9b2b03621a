@NullMarked
package hubbub.radio.levels;

import org.jspecify.annotations.NullMarked;
