/// What people per place answers other services.
@NullMarked
package hubbub.peopleperplace.questions;

import org.jspecify.annotations.NullMarked;
