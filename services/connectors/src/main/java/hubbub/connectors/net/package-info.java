/// Sockets to platforms, for connectors that read them without a library.
@NullMarked
package hubbub.connectors.net;

import org.jspecify.annotations.NullMarked;
