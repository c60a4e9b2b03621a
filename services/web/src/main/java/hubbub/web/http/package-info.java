/// The addresses of claiming, sessions and tokens.
@NullMarked
package hubbub.web.http;

import org.jspecify.annotations.NullMarked;
