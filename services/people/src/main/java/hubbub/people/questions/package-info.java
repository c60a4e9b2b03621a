/// What people answers other services, and asks them.
@NullMarked
package hubbub.people.questions;

import org.jspecify.annotations.NullMarked;
