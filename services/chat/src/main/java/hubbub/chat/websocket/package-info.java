/// Rooms over a WebSocket, one for many rooms. `asyncapi/chat.yaml` is what it speaks.
@NullMarked
package hubbub.chat.websocket;

import org.jspecify.annotations.NullMarked;
