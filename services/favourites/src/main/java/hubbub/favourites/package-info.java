/// Whom people follow, and what happens to them: streamers on Twitch and channels of our own.
///
/// Hears `ShowStarted`, `ShowEnded`, `ChannelChanged`, `ChannelClosed` of our own channels,
/// `NoticesSeen` of connectors, `AccountDeleted`, `PersonForgotten` and `PersonOptedOut`. Tells
/// `EventSeen`. Speaks HTTP. Keeps favourites, streamers and their events.
@NullMarked
package hubbub.favourites;

import org.jspecify.annotations.NullMarked;
