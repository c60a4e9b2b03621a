/// Tests of the package of the same name.
@NullMarked
package hubbub.statistics.store;

import org.jspecify.annotations.NullMarked;
