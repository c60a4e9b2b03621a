/// Whom people follow, and what happens to them: streamers on Twitch and channels of our own.
///
/// Hears `ShowStarted`, `ShowEnded`, `ChannelChanged`, `ChannelClosed` of our own channels,
/// `NoticesSeen` of connectors, `SignedIn`, `SignedOut`, `TwitchConnected`, `TwitchDisconnected`,
/// `AccountDeleted`, `PersonForgotten` and `PersonOptedOut`. Tells `EventSeen`. Asks `AskTwitch`.
/// Speaks HTTP and WebSocket. Keeps favourites, streamers and their events, who is signed in with
/// Twitch and where they keep order, and who opted out.
@NullMarked
package hubbub.favourites;

import org.jspecify.annotations.NullMarked;
