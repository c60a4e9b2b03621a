@NullMarked
package hubbub.radio.icecast;

import org.jspecify.annotations.NullMarked;
