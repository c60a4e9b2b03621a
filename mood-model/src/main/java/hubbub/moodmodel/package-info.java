/// How one short text feels: a pure library without threads, files or network of its own.
///
/// [hubbub.moodmodel.MoodModel] is the door. A text is made plain ([PlainText]: one spelling for
/// what looks the same), cut into tokens that the vocabulary knows ([Tokens], [Vocabulary]), and
/// weighed by VADER's rules as adapted for chat ([Rules]). `mood` and `archive` call it, so that
/// both say the same of the same text. What it can and cannot do is in `docs/mood.md`.
@NullMarked
package hubbub.moodmodel;

import org.jspecify.annotations.NullMarked;
