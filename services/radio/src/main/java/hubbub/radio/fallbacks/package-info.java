/// What stands in for mounts without a source, as it is kept: other mounts, and files.
@NullMarked
package hubbub.radio.fallbacks;

import org.jspecify.annotations.NullMarked;
