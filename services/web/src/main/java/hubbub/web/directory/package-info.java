/// Who is where, asked of people per place, for the page that shows it.
@NullMarked
package hubbub.web.directory;

import org.jspecify.annotations.NullMarked;
