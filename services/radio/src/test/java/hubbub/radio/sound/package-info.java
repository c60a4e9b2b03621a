@NullMarked
package hubbub.radio.sound;

import org.jspecify.annotations.NullMarked;
