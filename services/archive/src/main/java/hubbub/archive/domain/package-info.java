/// The message log's own ideas: a kept message, a question to the log, words and how they are
/// searched, people who want to be left out.
@NullMarked
package hubbub.archive.domain;

import org.jspecify.annotations.NullMarked;
