/// What places answers other services.
@NullMarked
package hubbub.places.questions;

import org.jspecify.annotations.NullMarked;
