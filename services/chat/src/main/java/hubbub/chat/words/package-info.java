/// How blocked words are found, with RE2's expressions.
@NullMarked
package hubbub.chat.words;

import org.jspecify.annotations.NullMarked;
