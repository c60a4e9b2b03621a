/// Alarms that are sent to where the owner wants them: to a program over HTTP, and by mail.
@NullMarked
package hubbub.radio.notices;

import org.jspecify.annotations.NullMarked;
