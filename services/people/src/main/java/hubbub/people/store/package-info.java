/// Where people are kept: SQL for SQLite and PostgreSQL alike.
@NullMarked
package hubbub.people.store;

import org.jspecify.annotations.NullMarked;
