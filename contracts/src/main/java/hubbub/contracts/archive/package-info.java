/// What the archive tells: who is to be forgotten, who wants to be left out.
@NullMarked
package hubbub.contracts.archive;

import org.jspecify.annotations.NullMarked;
