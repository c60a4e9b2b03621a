/// What operators look at: health, metrics, the log.
@NullMarked
package hubbub.platform.observe;

import org.jspecify.annotations.NullMarked;
