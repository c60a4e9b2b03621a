/// Who visits over HTTP and the WebSocket.
@NullMarked
package hubbub.chat.visitors;

import org.jspecify.annotations.NullMarked;
