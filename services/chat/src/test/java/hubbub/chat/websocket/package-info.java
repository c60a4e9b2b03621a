/// What sockets are told to want.
@NullMarked
package hubbub.chat.websocket;

import org.jspecify.annotations.NullMarked;
