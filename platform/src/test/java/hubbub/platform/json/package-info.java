@NullMarked
package hubbub.platform.json;

import org.jspecify.annotations.NullMarked;
