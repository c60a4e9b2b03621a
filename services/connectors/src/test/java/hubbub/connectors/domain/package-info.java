/// Tries of the room of the same name.
@NullMarked
package hubbub.connectors.domain;

import org.jspecify.annotations.NullMarked;
