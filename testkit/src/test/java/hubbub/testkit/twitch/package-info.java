/// The tests' own Twitch keeps what Twitch's documents say.
@NullMarked
package hubbub.testkit.twitch;

import org.jspecify.annotations.NullMarked;
