/// What favourites are made of: streamers, who follows them, what happens to them.
@NullMarked
package hubbub.favourites.domain;

import org.jspecify.annotations.NullMarked;
