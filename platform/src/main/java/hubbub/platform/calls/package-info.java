/// Calls of ours to other machines.
@NullMarked
package hubbub.platform.calls;

import org.jspecify.annotations.NullMarked;
