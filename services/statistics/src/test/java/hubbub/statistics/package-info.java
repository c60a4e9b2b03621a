/// Tests of the package of the same name.
@NullMarked
package hubbub.statistics;

import org.jspecify.annotations.NullMarked;
