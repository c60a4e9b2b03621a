@NullMarked
package hubbub.radio;

import org.jspecify.annotations.NullMarked;
