/// Events as they happen, over WebSocket.
@NullMarked
package hubbub.favourites.websocket;

import org.jspecify.annotations.NullMarked;
