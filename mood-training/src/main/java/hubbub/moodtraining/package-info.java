/// Trains the weights of the mood model and judges it. Not part of what ships: labelled texts stay
/// outside, only weights come in.
@NullMarked
package hubbub.moodtraining;

import org.jspecify.annotations.NullMarked;
