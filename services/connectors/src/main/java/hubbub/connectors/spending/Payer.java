package hubbub.connectors.spending;

import org.jspecify.annotations.Nullable;

/// A run that reading is charged to.
///
/// @param cap what it may cost in all, in millionths of a US dollar; null for no cap of its own
public record Payer(String runId, @Nullable Long cap) {}
