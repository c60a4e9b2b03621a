/// Favourites, streamers and events in SQL.
@NullMarked
package hubbub.favourites.store;

import org.jspecify.annotations.NullMarked;
