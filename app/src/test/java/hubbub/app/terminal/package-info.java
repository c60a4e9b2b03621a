/// Tests of what the command line shows.
@NullMarked
package hubbub.app.terminal;

import org.jspecify.annotations.NullMarked;
