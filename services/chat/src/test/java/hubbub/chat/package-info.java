/// Tests of chat.
@NullMarked
package hubbub.chat;

import org.jspecify.annotations.NullMarked;
