/// Tests of texts.
@NullMarked
package hubbub.platform.text;

import org.jspecify.annotations.NullMarked;
