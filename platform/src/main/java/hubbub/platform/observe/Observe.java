package hubbub.platform.observe;

import io.micrometer.core.instrument.MeterRegistry;

/// What a service shows to those who run it.
///
/// @param meters counters, gauges and timers for `/metrics`; names are `hubbub.<service>.<what>` in
///   lower case with dots
/// @param health where services report how they are
/// @param installation what this process and the others stand on
/// @param settings that can be changed while the house runs
public record Observe(
    MeterRegistry meters, Health health, Installation installation, LiveSettings settings) {}
