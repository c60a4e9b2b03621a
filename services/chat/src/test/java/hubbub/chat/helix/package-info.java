@NullMarked
package hubbub.chat.helix;

import org.jspecify.annotations.NullMarked;
