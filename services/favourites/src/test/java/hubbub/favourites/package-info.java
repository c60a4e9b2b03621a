@NullMarked
package hubbub.favourites;

import org.jspecify.annotations.NullMarked;
