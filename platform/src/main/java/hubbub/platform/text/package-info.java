/// Texts that people gave: what a name may be, how names are compared, and tables as text.
@NullMarked
package hubbub.platform.text;

import org.jspecify.annotations.NullMarked;
