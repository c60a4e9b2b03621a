/// Follows words on X by its filtered stream: rules, one connection, and each post checked again.
@NullMarked
package hubbub.connectors.x;

import org.jspecify.annotations.NullMarked;
