/// Tests of the package of the same name.
@NullMarked
package hubbub.statistics.domain;

import org.jspecify.annotations.NullMarked;
