@NullMarked
package hubbub.radio.alarms;

import org.jspecify.annotations.NullMarked;
