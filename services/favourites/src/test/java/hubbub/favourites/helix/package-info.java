/// Asking a Twitch of our own.
@NullMarked
package hubbub.favourites.helix;

import org.jspecify.annotations.NullMarked;
