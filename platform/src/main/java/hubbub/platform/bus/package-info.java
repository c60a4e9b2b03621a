/// How facts travel: outboxes, partitions, marks, dead letters, and the tail that live pages
/// follow.
@NullMarked
package hubbub.platform.bus;

import org.jspecify.annotations.NullMarked;
