/// The ledger in SQL: runs, their channels and gaps, positions of replays, ids of the last day.
@NullMarked
package hubbub.connectors.store;

import org.jspecify.annotations.NullMarked;
