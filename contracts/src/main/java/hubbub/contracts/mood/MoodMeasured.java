package hubbub.contracts.mood;

import hubbub.contracts.Channel;
import hubbub.contracts.PassingFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Passing: a channel's mood at this second; the next one replaces it.
///
/// @param label `positive`, `neutral`, `negative`, `divided`, `unread`, or null where nobody spoke
/// @param word for people: sour, low, even, warm, hyped, split or unread; null where nobody spoke
/// @param score in [-1, 1], null where nobody spoke
/// @param divided in [0, 1]
/// @param messages how many the last minute had
/// @param wave what made much of it that is not many people's own words: flood, copies or chorus;
///   null where nothing did, or from a process that does not say
public record MoodMeasured(
    Channel channel,
    Instant at,
    @Nullable String label,
    @Nullable String word,
    @Nullable Double score,
    double divided,
    int messages,
    @Nullable String wave)
    implements PassingFact {}
