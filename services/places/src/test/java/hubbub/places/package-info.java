/// Tests of places.
@NullMarked
package hubbub.places;

import org.jspecify.annotations.NullMarked;
