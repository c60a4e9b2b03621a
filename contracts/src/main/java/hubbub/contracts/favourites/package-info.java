/// What favourites tells: what happened to streamers.
@NullMarked
package hubbub.contracts.favourites;

import org.jspecify.annotations.NullMarked;
