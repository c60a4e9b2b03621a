/// What places answers over HTTP.
@NullMarked
package hubbub.places.http;

import org.jspecify.annotations.NullMarked;
