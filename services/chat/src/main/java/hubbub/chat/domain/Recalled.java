package hubbub.chat.domain;

import java.time.Instant;

/// News with an offset, as they are remembered.
public record Recalled(Offset offset, Instant at, News news) {}
