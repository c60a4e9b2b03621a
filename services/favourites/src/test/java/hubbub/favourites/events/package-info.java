/// Payloads here are invented; only their shapes are Twitch's.
@NullMarked
package hubbub.favourites.events;

import org.jspecify.annotations.NullMarked;
