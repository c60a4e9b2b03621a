/// Health and the log.
@NullMarked
package hubbub.platform.observe;

import org.jspecify.annotations.NullMarked;
