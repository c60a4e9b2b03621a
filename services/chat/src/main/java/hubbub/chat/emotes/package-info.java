/// Pictures that people upload, looked at by their bytes.
@NullMarked
package hubbub.chat.emotes;

import org.jspecify.annotations.NullMarked;
