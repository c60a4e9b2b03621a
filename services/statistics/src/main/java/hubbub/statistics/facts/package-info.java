/// What statistics hears.
@NullMarked
package hubbub.statistics.facts;

import org.jspecify.annotations.NullMarked;
