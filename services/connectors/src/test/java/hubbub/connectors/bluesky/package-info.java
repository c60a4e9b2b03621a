/// Tests of Bluesky's wire.
@NullMarked
package hubbub.connectors.bluesky;

import org.jspecify.annotations.NullMarked;
