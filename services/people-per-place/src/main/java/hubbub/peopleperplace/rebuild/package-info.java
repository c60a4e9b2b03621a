/// Builds the copy anew from what places and people have, while it goes on answering.
@NullMarked
package hubbub.peopleperplace.rebuild;

import org.jspecify.annotations.NullMarked;
