@NullMarked
package hubbub.radio.silence;

import org.jspecify.annotations.NullMarked;
