/// Where places are kept: SQL for SQLite and PostgreSQL alike.
@NullMarked
package hubbub.places.store;

import org.jspecify.annotations.NullMarked;
