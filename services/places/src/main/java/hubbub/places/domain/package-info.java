/// What can become of a wish to make, change or delete places.
@NullMarked
package hubbub.places.domain;

import org.jspecify.annotations.NullMarked;
