/// What people hears.
@NullMarked
package hubbub.people.facts;

import org.jspecify.annotations.NullMarked;
