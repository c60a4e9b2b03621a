/// A database per service: one writer that commits in groups, several readers, migrations, and the
/// outbox beside the rows.
@NullMarked
package hubbub.platform.storage;

import org.jspecify.annotations.NullMarked;
