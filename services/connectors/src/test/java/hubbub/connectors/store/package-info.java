/// Tries of the room of the same name.
@NullMarked
package hubbub.connectors.replay;

import org.jspecify.annotations.NullMarked;
