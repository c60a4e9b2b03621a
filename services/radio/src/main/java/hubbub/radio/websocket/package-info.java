/// Sources that have no program: a browser brings what it records over a WebSocket.
@NullMarked
package hubbub.radio.websocket;

import org.jspecify.annotations.NullMarked;
