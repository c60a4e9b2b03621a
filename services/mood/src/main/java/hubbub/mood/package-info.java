/// The mood of each channel: now, over time, and why.
///
/// Hears `MessagesSeen` from connectors and classifies each message with `mood-model`; also what
/// takes texts away: `MessagesDeleted`, `PersonForgotten`, `PersonOptedOut`, `AccountDeleted`,
/// `RunDeleted`. Tells nothing that is kept; passes `MoodMeasured` each second for each channel
/// where somebody spoke. Speaks HTTP under `/api/v1/mood`. Keeps sums per channel and step (seconds
/// for days, minutes for good), and of the last five minutes the strongest messages' texts, to say
/// why.
@NullMarked
package hubbub.mood;

import org.jspecify.annotations.NullMarked;
