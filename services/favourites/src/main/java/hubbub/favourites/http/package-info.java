/// Favourites and events over HTTP.
@NullMarked
package hubbub.favourites.http;

import org.jspecify.annotations.NullMarked;
