/// What is on air, over HTTP.
@NullMarked
package hubbub.radio.http;

import org.jspecify.annotations.NullMarked;
