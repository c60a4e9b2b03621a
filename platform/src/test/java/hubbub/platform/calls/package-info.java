/// Tests of calls to other machines.
@NullMarked
package hubbub.platform.calls;

import org.jspecify.annotations.NullMarked;
