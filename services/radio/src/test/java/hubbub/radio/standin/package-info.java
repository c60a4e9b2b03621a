@NullMarked
package hubbub.radio.standin;

import org.jspecify.annotations.NullMarked;
