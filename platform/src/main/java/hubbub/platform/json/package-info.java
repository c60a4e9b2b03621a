/// The one way in which records become JSON and back.
@NullMarked
package hubbub.platform.json;

import org.jspecify.annotations.NullMarked;
