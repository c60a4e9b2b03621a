/// Sign in with Twitch: the way there and back, and the keys that Twitch gives for it.
@NullMarked
package hubbub.accounts.twitch;

import org.jspecify.annotations.NullMarked;
