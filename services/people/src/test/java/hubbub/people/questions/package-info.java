/// Tests of what people asks others.
@NullMarked
package hubbub.people.questions;

import org.jspecify.annotations.NullMarked;
