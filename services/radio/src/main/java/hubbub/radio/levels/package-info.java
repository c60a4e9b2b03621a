/// How loud it is: decodes beside the streams, and never touches them.
@NullMarked
package hubbub.radio.levels;

import org.jspecify.annotations.NullMarked;
