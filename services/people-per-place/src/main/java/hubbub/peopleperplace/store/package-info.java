/// The copy in its database: one SQL text for SQLite and PostgreSQL.
@NullMarked
package hubbub.peopleperplace.store;

import org.jspecify.annotations.NullMarked;
