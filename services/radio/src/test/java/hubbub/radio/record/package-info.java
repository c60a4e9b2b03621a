@NullMarked
package hubbub.radio.record;

import org.jspecify.annotations.NullMarked;
