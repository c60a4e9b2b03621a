/// What Twitch's EventSub tells, and what a chat there shows, as events of ours: each type's
/// sentence, times, details, and who may see it. Pure: nothing here asks or keeps anything.
///
/// `TwitchEvents` is the way in. A type is a line in the table of its family (`Streams`,
/// `Supporters` …), which names the method that tells it; `Plainly` tells what has no line.
@NullMarked
package hubbub.favourites.events;

import org.jspecify.annotations.NullMarked;
