@NullMarked
package hubbub.favourites.eventsub;

import org.jspecify.annotations.NullMarked;
