@NullMarked
package hubbub.radio.notices;

import org.jspecify.annotations.NullMarked;
