/// Rooms as JSON, the same over HTTP and the WebSocket.
@NullMarked
package hubbub.chat.shapes;

import org.jspecify.annotations.NullMarked;
