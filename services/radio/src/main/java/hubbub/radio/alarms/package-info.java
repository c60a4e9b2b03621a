/// What whoever keeps a channel must be told of its sound: it is silent, it is gone, it comes too
/// slowly, it is not recorded, listeners hear nothing.
@NullMarked
package hubbub.radio.alarms;

import org.jspecify.annotations.NullMarked;
