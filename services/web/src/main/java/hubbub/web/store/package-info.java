/// The owner's keys in SQL.
@NullMarked
package hubbub.web.store;

import org.jspecify.annotations.NullMarked;
