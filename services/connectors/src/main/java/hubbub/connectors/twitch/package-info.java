/// Twitch's chat, read anonymously over its dialect of IRC: wire (text to record), messages (record
/// to ours), session (lines in, lines out), connection (the socket), connector (who is where).
@NullMarked
package hubbub.connectors.twitch;

import org.jspecify.annotations.NullMarked;
