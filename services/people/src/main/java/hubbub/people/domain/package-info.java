/// What can become of a wish to make, change or delete people, and where they may be.
@NullMarked
package hubbub.people.domain;

import org.jspecify.annotations.NullMarked;
