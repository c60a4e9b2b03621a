@NullMarked
package hubbub.radio.shows;

import org.jspecify.annotations.NullMarked;
