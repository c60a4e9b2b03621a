/// Rooms in SQL, one text for SQLite and PostgreSQL.
@NullMarked
package hubbub.chat.store;

import org.jspecify.annotations.NullMarked;
