/// What Jetstream is asked and what it says, in both of its versions.
@NullMarked
package hubbub.connectors.bluesky.jetstream;

import org.jspecify.annotations.NullMarked;
