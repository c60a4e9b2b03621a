/// Tries of the room of the same name.
@NullMarked
package hubbub.connectors.store;

import org.jspecify.annotations.NullMarked;
