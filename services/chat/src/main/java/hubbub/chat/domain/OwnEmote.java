package hubbub.chat.domain;

import java.time.Instant;

/// An emote of a channel.
///
/// @param name as it is written in lines; letters and digits
/// @param type `image/png`, `image/webp` or `image/gif`
public record OwnEmote(
    String id, String name, String type, int width, int height, int bytes, Instant at) {}
