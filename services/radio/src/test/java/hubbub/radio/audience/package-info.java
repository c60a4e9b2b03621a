@NullMarked
package hubbub.radio.audience;

import org.jspecify.annotations.NullMarked;
