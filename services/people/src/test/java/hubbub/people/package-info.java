/// Tests of people.
@NullMarked
package hubbub.people;

import org.jspecify.annotations.NullMarked;
