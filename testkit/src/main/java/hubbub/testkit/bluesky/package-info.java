/// A Bluesky of a test's own.
@NullMarked
package hubbub.testkit.bluesky;

import org.jspecify.annotations.NullMarked;
