package hubbub.connectors.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An interval in which we were not connected.
///
/// @param to null while it lasts
public record Gap(String id, Instant from, @Nullable Instant to, String reason) {}
