/// Tests of the package of the same name.
@NullMarked
package hubbub.statistics.http;

import org.jspecify.annotations.NullMarked;
