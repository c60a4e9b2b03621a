@NullMarked
package hubbub.mood;

import org.jspecify.annotations.NullMarked;
