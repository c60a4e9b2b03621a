/// What it means that a post has a word, on all platforms alike: words as they are asked for
/// ([Words]), how texts are folded, and which of many words a post has ([Matcher]). The rules stand
/// in `docs/words.md`.
@NullMarked
package hubbub.connectors.words;

import org.jspecify.annotations.NullMarked;
