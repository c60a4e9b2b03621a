/// The whole conversation between services: the facts that they tell each other, and the plain
/// values in them. Records without behaviour; fields are added, never changed in meaning, because
/// old and new processes run side by side.
@NullMarked
package hubbub.contracts;

import org.jspecify.annotations.NullMarked;
