/// What the pages must heed of what others tell.
@NullMarked
package hubbub.web.facts;

import org.jspecify.annotations.NullMarked;
