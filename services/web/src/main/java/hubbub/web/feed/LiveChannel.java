package hubbub.web.feed;

import hubbub.contracts.Channel;
import org.jspecify.annotations.Nullable;

/// A channel that is being listened to, for pages as they are served.
///
/// @param rate messages per second over the last ten
/// @param word the mood's word, null where nobody spoke
public record LiveChannel(
    Channel channel, double rate, @Nullable String word, @Nullable Double score) {}
