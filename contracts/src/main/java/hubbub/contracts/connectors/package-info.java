/// What connectors tell: messages, notices, deletions, runs and gaps.
@NullMarked
package hubbub.contracts.connectors;

import org.jspecify.annotations.NullMarked;
