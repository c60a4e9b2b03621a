/// The door, tried through real sockets.
@NullMarked
package hubbub.platform.http;

import org.jspecify.annotations.NullMarked;
