/// Tries of the room of the same name.
@NullMarked
package hubbub.connectors.rehearsal;

import org.jspecify.annotations.NullMarked;
