/// Twitch's EventSub: what is subscribed to and by whose key, how it comes, and that Twitch's list
/// of subscriptions is ours.
@NullMarked
package hubbub.favourites.eventsub;

import org.jspecify.annotations.NullMarked;
