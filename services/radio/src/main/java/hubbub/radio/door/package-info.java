/// Where sources and listeners come in: Icecast's protocol on the port of the web.
@NullMarked
package hubbub.radio.door;

import org.jspecify.annotations.NullMarked;
