/// The log over HTTP: pages, exports, and what people and the owner want gone.
@NullMarked
package hubbub.archive.http;

import org.jspecify.annotations.NullMarked;
