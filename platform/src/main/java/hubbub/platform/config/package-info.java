/// Settings: a file, the environment, flags; typed, and a wrong value stops the start naming its
/// key.
@NullMarked
package hubbub.platform.config;

import org.jspecify.annotations.NullMarked;
