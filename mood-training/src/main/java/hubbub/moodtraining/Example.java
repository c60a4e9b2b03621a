package hubbub.moodtraining;

import hubbub.moodmodel.Label;

/// A labelled text.
///
/// @param group what must not be in training and judging at once: its channel
/// @param language as the set names it
/// @param weight how much it counts in training
record Example(String text, Label label, String group, String language, double weight) {}
