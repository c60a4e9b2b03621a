/// Where the counts lie: small rows for runs, channels and people, and encoded blocks for who spoke
/// when and what was said. A hearing appends one small piece per minute that it touched; pieces are
/// folded into hours and into the whole when there are enough, so that a message costs the hearer
/// little and a question looks at few rows. The SQL is one text for SQLite and PostgreSQL.
@NullMarked
package hubbub.statistics.store;

import org.jspecify.annotations.NullMarked;
