/// Where accounts are kept: SQL for SQLite and PostgreSQL alike.
@NullMarked
package hubbub.accounts.store;

import org.jspecify.annotations.NullMarked;
