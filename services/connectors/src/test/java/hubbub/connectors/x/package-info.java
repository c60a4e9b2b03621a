/// Tests of following X.
@NullMarked
package hubbub.connectors.x;

import org.jspecify.annotations.NullMarked;
