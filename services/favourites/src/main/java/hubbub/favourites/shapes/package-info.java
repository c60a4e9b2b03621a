/// What favourites look like in JSON, over HTTP and WebSocket alike.
@NullMarked
package hubbub.favourites.shapes;

import org.jspecify.annotations.NullMarked;
