/// Tests of people per place.
@NullMarked
package hubbub.peopleperplace;

import org.jspecify.annotations.NullMarked;
