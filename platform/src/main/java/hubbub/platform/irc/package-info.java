/// The grammar of IRC lines, for whoever reads a server and for whoever is one: bytes to lines,
/// lines to their parts, tags both ways.
@NullMarked
package hubbub.platform.irc;

import org.jspecify.annotations.NullMarked;
