/// Tests of following X.
@NullMarked
package hubbub.connectors.x.asking;

import org.jspecify.annotations.NullMarked;
