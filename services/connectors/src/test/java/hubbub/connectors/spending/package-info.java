/// Tests of the money.
@NullMarked
package hubbub.connectors.spending;

import org.jspecify.annotations.NullMarked;
