@NullMarked
package hubbub.radio.icy;

import org.jspecify.annotations.NullMarked;
