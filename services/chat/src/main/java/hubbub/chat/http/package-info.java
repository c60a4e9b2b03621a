/// What chat answers over HTTP.
@NullMarked
package hubbub.chat.http;

import org.jspecify.annotations.NullMarked;
