/// Words on Bluesky: one connection to a public Jetstream, whose posts are matched here.
@NullMarked
package hubbub.connectors.bluesky;

import org.jspecify.annotations.NullMarked;
