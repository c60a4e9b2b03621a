/// The owner's keys as the door asks for them, and the token file of the `hubbub` command.
@NullMarked
package hubbub.web.owner;

import org.jspecify.annotations.NullMarked;
