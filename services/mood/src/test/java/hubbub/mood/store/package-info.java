@NullMarked
package hubbub.mood.store;

import org.jspecify.annotations.NullMarked;
