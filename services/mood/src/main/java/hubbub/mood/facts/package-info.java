/// What mood hears.
@NullMarked
package hubbub.mood.facts;

import org.jspecify.annotations.NullMarked;
