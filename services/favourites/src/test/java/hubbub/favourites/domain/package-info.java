/// What looks find.
@NullMarked
package hubbub.favourites.domain;

import org.jspecify.annotations.NullMarked;
