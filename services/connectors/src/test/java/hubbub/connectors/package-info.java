/// The whole service through its door.
@NullMarked
package hubbub.connectors;

import org.jspecify.annotations.NullMarked;
