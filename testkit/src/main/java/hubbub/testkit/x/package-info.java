/// An X of a test's own.
@NullMarked
package hubbub.testkit.x;

import org.jspecify.annotations.NullMarked;
