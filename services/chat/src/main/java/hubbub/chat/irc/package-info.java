/// The rooms over IRC, in the dialect that programs for Twitch's chat speak: bytes to lines, lines
/// to commands, a session that answers them, and what happens in a room as lines. Sessions know no
/// sockets; connections are members of event loops, and each loop sends a room's news to its own
/// members from bytes that are written once.
///
/// The name of the server, the order of lines and the texts of some refusals are Twitch's, because
/// programs compare them; who may what is the rooms' own affair.
@NullMarked
package hubbub.chat.irc;

import org.jspecify.annotations.NullMarked;
