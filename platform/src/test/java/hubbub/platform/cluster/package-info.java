/// What processes believe of each other.
@NullMarked
package hubbub.platform.cluster;

import org.jspecify.annotations.NullMarked;
