@NullMarked
package hubbub.platform.irc;

import org.jspecify.annotations.NullMarked;
