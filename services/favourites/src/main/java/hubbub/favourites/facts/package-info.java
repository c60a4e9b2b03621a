/// What favourites hear.
@NullMarked
package hubbub.favourites.facts;

import org.jspecify.annotations.NullMarked;
