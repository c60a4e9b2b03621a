/// Channels that are listened to for as long as somebody looks at their page.
@NullMarked
package hubbub.connectors.watching;

import org.jspecify.annotations.NullMarked;
