/// The few calls of Twitch's HTTP API that chat programs cannot do without: who somebody is, saying
/// a line, keeping order, the rules of a room. In Twitch's words and shapes; what it means is the
/// rooms' own affair.
@NullMarked
package hubbub.chat.helix;

import org.jspecify.annotations.NullMarked;
