/// What accounts hears.
@NullMarked
package hubbub.accounts.facts;

import org.jspecify.annotations.NullMarked;
