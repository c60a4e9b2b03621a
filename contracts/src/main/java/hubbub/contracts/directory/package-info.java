/// The directory: places, people, and who is where. Facts tell how a row stands now; their `change`
/// grows by one with each change of its service, so an older one is known and let go.
@NullMarked
package hubbub.contracts.directory;

import org.jspecify.annotations.NullMarked;
