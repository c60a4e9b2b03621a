@NullMarked
package hubbub.chat.irc;

import org.jspecify.annotations.NullMarked;
