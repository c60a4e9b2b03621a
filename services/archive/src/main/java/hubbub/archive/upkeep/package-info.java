/// The thread that looks after the log: search volumes, deletions, retention.
@NullMarked
package hubbub.archive.upkeep;

import org.jspecify.annotations.NullMarked;
