/// What the owner says a text shows: kept per channel, bounded, taken back one by one. It changes
/// what is heard from then on.
@NullMarked
package hubbub.mood.corrections;

import org.jspecify.annotations.NullMarked;
