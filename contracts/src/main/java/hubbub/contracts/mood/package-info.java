/// What the mood service tells.
@NullMarked
package hubbub.contracts.mood;

import org.jspecify.annotations.NullMarked;
