/// What tests share: contracts that every implementation must pass, a whole small house on free
/// ports, a pinned clock, and the one way to wait.
@NullMarked
package hubbub.testkit;

import org.jspecify.annotations.NullMarked;
