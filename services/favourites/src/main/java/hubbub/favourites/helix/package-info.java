/// Twitch's API ("Helix"): streamers by name, who is live, whom somebody follows. Keys come from
/// accounts, one call at a time.
@NullMarked
package hubbub.favourites.helix;

import org.jspecify.annotations.NullMarked;
