/// What accounts answers other services.
@NullMarked
package hubbub.accounts.questions;

import org.jspecify.annotations.NullMarked;
