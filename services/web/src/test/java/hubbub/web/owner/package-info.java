/// The owner's keys, through the whole service.
@NullMarked
package hubbub.web.owner;

import org.jspecify.annotations.NullMarked;
