/// The live feed: one WebSocket per page, with messages, counts, moods, gaps and runs as they
/// happen, in the JSON of the REST API.
///
/// It follows facts as they are committed, without a mark, and gathers them for a beat of 50 ms.
/// What a beat brought of a channel is encoded once and shared by all pages that want it. A page
/// that lags skips to the newest and is told how much it missed; nobody waits for it.
@NullMarked
package hubbub.web.feed;

import org.jspecify.annotations.NullMarked;
