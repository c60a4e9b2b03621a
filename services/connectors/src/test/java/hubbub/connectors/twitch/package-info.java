/// Twitch's wire, messages and connections.
@NullMarked
package hubbub.connectors.twitch;

import org.jspecify.annotations.NullMarked;
