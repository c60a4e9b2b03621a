/// What people per place hears of the directory.
@NullMarked
package hubbub.peopleperplace.facts;

import org.jspecify.annotations.NullMarked;
