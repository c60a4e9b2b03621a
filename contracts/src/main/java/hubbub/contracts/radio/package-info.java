/// What radio tells: shows that begin and end.
@NullMarked
package hubbub.contracts.radio;

import org.jspecify.annotations.NullMarked;
