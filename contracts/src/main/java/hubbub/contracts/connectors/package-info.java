/// What connectors tell: messages, deletions, runs and gaps.
@NullMarked
package hubbub.contracts.connectors;

import org.jspecify.annotations.NullMarked;
