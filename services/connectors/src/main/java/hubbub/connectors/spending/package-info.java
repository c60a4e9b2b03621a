/// What reading a platform that costs money may cost, and has cost: blocks of posts are reserved on
/// disk before they are read.
@NullMarked
package hubbub.connectors.spending;

import org.jspecify.annotations.NullMarked;
