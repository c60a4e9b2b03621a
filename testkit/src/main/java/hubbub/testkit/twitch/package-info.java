/// A Twitch of our own for tests: it signs people in, answers as its API does, and tells events.
@NullMarked
package hubbub.testkit.twitch;

import org.jspecify.annotations.NullMarked;
