/// Statistics over HTTP.
@NullMarked
package hubbub.statistics.http;

import org.jspecify.annotations.NullMarked;
