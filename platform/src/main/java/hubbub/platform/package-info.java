/// The ground floor that every service stands on: settings, storage, bus, the door for HTTP and
/// WebSocket, and what operators look at. It knows no service.
@NullMarked
package hubbub.platform;

import org.jspecify.annotations.NullMarked;
