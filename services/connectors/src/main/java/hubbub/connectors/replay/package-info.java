/// Captures, played as if they were live: raw IRC lines, our own NDJSON export, or simple JSON
/// lines, plain or gzip.
@NullMarked
package hubbub.connectors.replay;

import org.jspecify.annotations.NullMarked;
