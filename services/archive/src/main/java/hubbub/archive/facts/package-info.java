/// What the archive hears: messages, deletions, and what people and owners want gone.
@NullMarked
package hubbub.archive.facts;

import org.jspecify.annotations.NullMarked;
